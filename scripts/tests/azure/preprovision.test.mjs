import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  deletedAccount,
  deletedVault,
  fine,
  fineWithModel,
  group,
  inDays,
  listModels,
  listRoles,
  listUsages,
  model,
  models,
  newEnvironment,
  ownSubscription,
  ownTenant,
  places,
  quota,
  withModel,
} from './fakes/answers.mjs';
import { check } from './fakes/check.mjs';

test('Nothing to say: one line and the exit code 0', async (t) => {
  const { said, calls } = await check(t, fine, newEnvironment, 0);
  assert.match(said, /^Checked before deploying: [^\n]+\n$/);
  assert.ok(!calls.some((call) => call.includes('cognitiveservices')));
});

test('With a model, quota is asked for in its region', async (t) => {
  const { said } = await check(t, fineWithModel, withModel, 0);
  assert.match(said, /^Checked before deploying/);
});

test('A missing az is told with how to get it', async (t) => {
  const { said } = await check(t, fine, newEnvironment, 1, { tools: ['azd'] });
  assert.match(
    said,
    /^x The Azure CLI is needed, and `az` was not found: get it from https:\/\/aka\.ms\/install-azure-cli/m,
  );
  assert.doesNotMatch(said, /signed in/);
});

test('A missing azd is told with how to get it', async (t) => {
  const { said } = await check(t, fine, newEnvironment, 1, { tools: ['az'] });
  assert.match(said, /^x The Azure Developer CLI is needed, and `azd` was not found: .*winget install microsoft\.azd/m);
});

test('An old azd and an old az are named with the version that will do', async (t) => {
  const old = {
    'azd version': { prints: { azd: { version: '1.22.1' } } },
    'az version': { prints: { 'azure-cli': '2.50.0' } },
  };
  const { said } = await check(t, { ...fine, ...old }, newEnvironment, 1);
  assert.match(said, /^x The Azure Developer CLI has to be 1\.25\.6 or newer, and this is 1\.22\.1: /m);
  assert.match(said, /^x The Azure CLI has to be 2\.60\.0 or newer, and this is 2\.50\.0: /m);
});

test('azd that is not signed in', async (t) => {
  const out = { 'azd auth login --check-status': { prints: { status: 'unauthenticated' } } };
  const { said } = await check(t, { ...fine, ...out }, newEnvironment, 1);
  assert.match(said, /^x azd is not signed in: run `azd auth login`\.$/m);
});

test('az that is not signed in is asked nothing more', async (t) => {
  const out = { fails: "Please run 'az login' to setup account." };
  const { said, calls } = await check(
    t,
    { ...fine, 'az account show @own': out, 'az account show': out },
    newEnvironment,
    1,
  );
  assert.match(said, /^x az is not signed in: run `az login`\.$/m);
  assert.ok(!calls.some((call) => call.startsWith('az functionapp')));
});

test('A subscription that az does not see', async (t) => {
  const unknown = { fails: `The subscription of '${ownSubscription}' doesn't exist in cloud 'AzureCloud'.` };
  const { said } = await check(t, { ...fine, 'az account show @own': unknown }, newEnvironment, 1);
  assert.match(
    said,
    new RegExp(
      `^x az is signed in as owner@example\\.org in the tenant ${ownTenant}, which does not see the subscription ${ownSubscription}: run \`az login`,
      'm',
    ),
  );
});

test('A subscription in another tenant than the environment was deployed to', async (t) => {
  const tenant = '99999999-0000-0000-0000-000000000000';
  const { said } = await check(t, fine, { ...newEnvironment, AZURE_TENANT_ID: tenant }, 1);
  assert.match(
    said,
    new RegExp(`^x az is signed in to the tenant ${ownTenant}, and .* run \`az login --tenant ${tenant}\``, 'm'),
  );
});

test('A first `azd provision`, which asks for subscription and region only afterwards', async (t) => {
  const { said } = await check(t, fine, { AZURE_ENV_NAME: 'dev' }, 0);
  assert.match(said, /^! AZURE_SUBSCRIPTION_ID and AZURE_LOCATION are not chosen yet, .*`azd env set NAME value`/m);
});

test('A region without Flex Consumption is told with the nearest that have it', async (t) => {
  const answers = {
    ...fine,
    'az functionapp list-flexconsumption-runtimes --location norwayeast --runtime dotnet-isolated @own': {
      fails: 'Bad request',
    },
    'az account list-locations @own': { prints: places },
  };
  const { said } = await check(t, answers, { ...newEnvironment, AZURE_LOCATION: 'norwayeast' }, 1);
  assert.match(
    said,
    /^x AZURE_LOCATION is norwayeast, .* take swedencentral, westeurope, northeurope or another .*`azd env set AZURE_LOCATION swedencentral`\.$/m,
  );
});

test('A region that does not run .NET 10', async (t) => {
  const old = {
    'az functionapp list-flexconsumption-runtimes --location eastus2 --runtime dotnet-isolated @own': {
      prints: [{ version: '8.0' }, { version: '9.0' }],
    },
  };
  const { said } = await check(t, { ...fine, ...old }, newEnvironment, 1);
  assert.match(
    said,
    /^x Azure Functions in eastus2 runs dotnet-isolated 8\.0, 9\.0, and the twin needs 10\.0: take another region/m,
  );
});

test('What may not be looked up is no reason to stop', async (t) => {
  const denied = {
    fails:
      "(AuthorizationFailed) The client does not have authorization to perform action 'Microsoft.Web/geoRegions/read'.",
  };
  const answers = {
    ...fineWithModel,
    'az functionapp list-flexconsumption-locations @own': denied,
    'az keyvault list-deleted --resource-type vault @own': denied,
    [listUsages('eastus2')]: denied,
  };
  const { said } = await check(t, answers, withModel, 0);
  assert.match(
    said,
    /^! Whether eastus2 has Azure Functions Flex Consumption could not be checked: \(AuthorizationFailed\)/m,
  );
  assert.match(said, /^! The quota for gpt-5\.4-mini in eastus2 could not be checked: /m);
  assert.match(said, /^! Whether a deleted Key Vault .* could not be checked: /m);
});

test('A model that Azure has retired, with those that are left', async (t) => {
  const answers = {
    ...fineWithModel,
    [listModels('eastus2')]: {
      prints: [model('gpt-5.4-mini', '2026-03-17', { days: -3 }), model('gpt-6-mini', '2027-01-01')],
    },
  };
  const { said } = await check(t, answers, withModel, 1);
  assert.match(
    said,
    new RegExp(
      `^x Azure has retired gpt-5\\.4-mini 2026-03-17 on ${inDays(-3).slice(0, 10)}, .*choose gpt-6-mini 2027-01-01, with \`azd env set AZURE_OPENAI_MODEL gpt-6-mini\``,
      'm',
    ),
  );
});

test('A model that is soon retired is deployed with a warning', async (t) => {
  const answers = {
    ...fineWithModel,
    [listModels('eastus2')]: { prints: [model('gpt-5.4-mini', '2026-03-17', { days: 20 })] },
  };
  const { said } = await check(t, answers, withModel, 0);
  assert.match(said, /^! Azure retires gpt-5\.4-mini 2026-03-17 on \d{4}-\d\d-\d\d\.$/m);
});

test('A model that the region does not have', async (t) => {
  const answers = { ...fineWithModel, [listModels('eastus2')]: { prints: models.slice(1) } };
  const { said } = await check(t, answers, withModel, 1);
  assert.match(
    said,
    /^x Azure OpenAI in eastus2 does not have the model gpt-5\.4-mini: there are gpt-5-mini 2025-08-07, with .*AZURE_OPENAI_LOCATION` another region\.$/m,
  );
});

const elsewhere = (region, used) => ({
  [listModels(region)]: { prints: models },
  [listUsages(region)]: { prints: quota(used) },
});
const otherRegions = {
  ...elsewhere('swedencentral', 0),
  ...elsewhere('westus3', 980),
  ...elsewhere('francecentral', 940),
  ...elsewhere('japaneast', 1000),
  [listModels('northcentralus')]: { prints: [] },
  [listUsages('northcentralus')]: { prints: quota(0) },
};

test('Little quota is told with what is left and who has more', async (t) => {
  const { said } = await check(
    t,
    { ...fineWithModel, ...otherRegions, [listUsages('eastus2')]: { prints: quota(970) } },
    withModel,
    1,
  );
  assert.match(
    said,
    /^x The quota for gpt-5\.4-mini \(GlobalStandard\) in eastus2 is too small: 50 thousand tokens a minute .* and 30 of 1000 are left: take what is left with `azd env set AZURE_OPENAI_CAPACITY 30`, or deploy the model in swedencentral or francecentral, .*`azd env set AZURE_OPENAI_LOCATION swedencentral`, or ask for more at https:/m,
  );
});

test('No quota at all leaves other regions, and asking for more', async (t) => {
  const { said } = await check(
    t,
    { ...fineWithModel, ...otherRegions, [listUsages('eastus2')]: { prints: quota(0, 0) } },
    withModel,
    1,
  );
  assert.match(said, /and 0 of 0 are left: deploy the model in swedencentral or francecentral/);
  assert.doesNotMatch(said, /AZURE_OPENAI_CAPACITY 0/);
});

test('The model may be in a region of its own', async (t) => {
  const { calls } = await check(
    t,
    { ...fineWithModel, ...elsewhere('swedencentral', 0) },
    { ...withModel, AZURE_OPENAI_LOCATION: 'Sweden Central' },
    0,
  );
  assert.ok(calls.includes(listUsages('swedencentral')) && !calls.includes(listUsages('eastus2')));
});

test('What was deleted before and holds its name is told with the command that purges it', async (t) => {
  const answers = {
    ...fineWithModel,
    'az keyvault list-deleted --resource-type vault @own': {
      prints: [deletedVault('kv-mine'), deletedVault('kv-other', { of: 'rg-other' })],
    },
    'az cognitiveservices account list-deleted @own': {
      prints: [deletedAccount('oai-mine'), deletedAccount('oai-far', { location: 'japaneast' })],
    },
  };
  const { said } = await check(t, answers, withModel, 1);
  assert.match(
    said,
    new RegExp(
      `^x The Key Vault kv-mine was deleted before, .*\`az keyvault purge --name kv-mine --location eastus2 --subscription ${ownSubscription}\`\\.$`,
      'm',
    ),
  );
  assert.match(
    said,
    new RegExp(
      `^x The Azure OpenAI account oai-mine .*\`az cognitiveservices account purge --name oai-mine --location eastus2 --resource-group ${group} --subscription ${ownSubscription}\`\\.$`,
      'm',
    ),
  );
  assert.doesNotMatch(said, /kv-other|oai-far/);
});

test('All that is wrong is told at once, errors first', async (t) => {
  const settings = {
    ...newEnvironment,
    MODEL_PROVIDER: 'openai',
    CORS_ORIGINS: '*',
    ALERT_EMAIL: 'me',
    AZURE_LOCATION: '',
  };
  const { said } = await check(
    t,
    { ...fine, 'azd auth login --check-status': { prints: { status: 'unauthenticated' } } },
    settings,
    1,
  );
  const lines = said.split('\n');
  assert.deepEqual(
    lines.slice(0, 5).map((line) => line.slice(0, 1)),
    ['x', 'x', 'x', 'x', '!'],
  );
  assert.match(said, /Nothing was deployed/);
});

test('Who may not give roles is told before Azure says so', async (t) => {
  const answers = { ...fine, [listRoles]: { prints: [{ roleDefinitionName: 'Contributor' }] } };
  const { said } = await check(t, answers, newEnvironment, 0);
  assert.match(
    said,
    /^! owner@example\.org has the role Contributor in .* ask an owner for Role Based Access Control/m,
  );
});
