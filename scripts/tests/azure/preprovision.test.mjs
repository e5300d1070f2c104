import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  deletedAccount,
  deletedVault,
  fine,
  fineWithModel,
  group,
  listModels,
  listRoles,
  listUsages,
  newEnvironment,
  ownSubscription,
  places,
  withModel,
} from './fakes/answers.mjs';
import { check } from './fakes/check.mjs';

test('Nothing to say: one line and the exit code 0', async (t) => {
  const { said, calls } = await check(t, fine, newEnvironment, 0);
  assert.match(said, /^Checked before deploying: [^\n]+\n$/);
  assert.ok(!calls.some((call) => call.includes('cognitiveservices')));
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

test('Lists of another shape than az has them are told, and are no reason to stop', async (t) => {
  const odd = { prints: { message: 'a newer az is there' } };
  const places = 'az functionapp list-flexconsumption-locations @own';
  const answers = { ...fineWithModel, [listRoles]: odd, [places]: odd, [listModels('eastus2')]: odd };
  const { said } = await check(t, answers, withModel, 0);
  assert.equal(said.match(/could not be checked: it printed something else than a list\.$/gm).length, 3, said);
});
