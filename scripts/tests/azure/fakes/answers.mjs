import { ownSubscription } from '../../fakes/own-subscription.mjs';

export { ownSubscription };
export const ownTenant = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
export const group = 'rg-digital-twin-dev';

/** What azd gives to a hook of an environment that is to be deployed for the first time. */
export const newEnvironment = {
  AZURE_ENV_NAME: 'dev',
  AZURE_SUBSCRIPTION_ID: ownSubscription,
  AZURE_LOCATION: 'eastus2',
};

export const withModel = { ...newEnvironment, MODEL_PROVIDER: 'azure-openai', AZURE_OPENAI_CAPACITY: '50' };

const account = {
  id: ownSubscription,
  name: 'Trial',
  state: 'Enabled',
  tenantId: ownTenant,
  user: { name: 'owner@example.org' },
};

/** As az prints them, shortened to what anybody reads. */
const place = (name, latitude, longitude) => ({
  name,
  metadata: { latitude: String(latitude), longitude: String(longitude) },
});

const regions = ['East US 2', 'northeurope', 'swedencentral', 'westeurope', 'japaneast'];

export const listRoles = `az role assignment list --assignee ${account.user.name} --include-groups --include-inherited --scope /subscriptions/${ownSubscription} @own`;
export const showGroup = `az group show --name ${group} @own`;
export const listBudgets = `az rest --method get --url https://management.azure.com/subscriptions/${ownSubscription}/resourceGroups/${group}/providers/Microsoft.Consumption/budgets --url-parameters api-version=2023-11-01 @own`;

/** Tools, sign-in, permission and region are as they should be. */
export const fine = {
  'azd version': { prints: { azd: { version: '1.31.2', commit: 'ffffff' } } },
  'az version': { prints: { 'azure-cli': '2.77.0', extensions: {} } },
  'azd auth login --check-status': { prints: { status: 'success', expiresOn: '2030-01-01T00:00:00Z' } },
  'az account show @own': { prints: account },
  'az account show': { prints: account },
  'az functionapp list-flexconsumption-locations @own': { prints: regions.map((name) => ({ name })) },
  'az functionapp list-flexconsumption-runtimes --location eastus2 --runtime dotnet-isolated @own': {
    prints: [
      { runtime: 'dotnet-isolated', version: '8.0' },
      { runtime: 'dotnet-isolated', version: '10' },
    ],
  },
  'az keyvault list-deleted --resource-type vault @own': { prints: [] },
  [listRoles]: { prints: [{ roleDefinitionName: 'Reader' }, { roleDefinitionName: 'Owner' }] },
  [showGroup]: { fails: `(ResourceGroupNotFound) Resource group '${group}' could not be found.` },
};

export const places = [
  place('eastus2', 36.6681, -78.3889),
  place('northeurope', 53.3478, -6.2597),
  place('norwayeast', 59.913868, 10.752245),
  place('swedencentral', 60.67488, 17.14127),
  place('westeurope', 52.3667, 4.9),
  place('japaneast', 35.68, 139.77),
];

const day = 86_400_000;

/** Dates that are as far away on whichever day the tests run. */
export const inDays = (days) =>
  new Date(Math.floor(Date.now() / day) * day + days * day).toISOString().replace('.000Z', 'Z');

/** An entry of `az cognitiveservices model list`. */
export const model = (name, version, { days = 400, skus, lifecycleStatus = 'GenerallyAvailable' } = {}) => ({
  kind: 'OpenAI',
  skuName: 'S0',
  model: {
    format: 'OpenAI',
    name,
    version,
    skus: skus ?? [sku(name, 'GlobalStandard', days)],
    capabilities: { chatCompletion: 'true' },
    deprecation: { inference: inDays(days) },
    lifecycleStatus,
  },
});

export const sku = (name, kind, days, usageName = `OpenAI.${kind}.${name}`) => ({
  name: kind,
  usageName,
  deprecationDate: inDays(days),
});

/** An entry of `az cognitiveservices usage list`. */
export const usage = (value, currentValue, limit) => ({
  name: { value, localizedValue: value },
  currentValue,
  limit,
  unit: 'Count',
});

export const listModels = (location) => `az cognitiveservices model list --location ${location} @own`;
export const listUsages = (location) => `az cognitiveservices usage list --location ${location} @own`;

export const models = [
  model('gpt-5.4-mini', '2026-03-17'),
  model('gpt-5-mini', '2025-08-07'),
  model('gpt-5.4', '2026-03-05'),
];
export const quota = (used, limit = 1000) => [
  usage('OpenAI.S0.AccountCount', 2, 30),
  usage('OpenAI.GlobalStandard.gpt-5.4-mini', used, limit),
];

/** The same where Azure OpenAI is chosen. */
export const fineWithModel = {
  ...fine,
  [listModels('eastus2')]: { prints: models },
  [listUsages('eastus2')]: { prints: quota(150) },
  'az cognitiveservices account list-deleted @own': { prints: [] },
};

export const deletedVault = (name, { location = 'eastus2', of = group, isProtected } = {}) => ({
  id: `/subscriptions/${ownSubscription}/providers/Microsoft.KeyVault/locations/${location}/deletedVaults/${name}`,
  name,
  properties: {
    vaultId: `/subscriptions/${ownSubscription}/resourceGroups/${of}/providers/Microsoft.KeyVault/vaults/${name}`,
    location,
    deletionDate: inDays(-1),
    scheduledPurgeDate: inDays(6),
    purgeProtectionEnabled: isProtected ?? null,
  },
});

export const deletedAccount = (name, { location = 'eastus2', of = group } = {}) => ({
  id: `/subscriptions/${ownSubscription}/providers/Microsoft.CognitiveServices/locations/${location}/resourceGroups/${of}/deletedAccounts/${name}`,
  name,
  location,
  kind: 'OpenAI',
  properties: { deletionDate: inDays(-1), scheduledPurgeDate: inDays(1) },
});
