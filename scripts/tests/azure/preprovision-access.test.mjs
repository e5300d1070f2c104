import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fine, newEnvironment, ownSubscription, ownTenant } from './fakes/answers.mjs';
import { check } from './fakes/check.mjs';

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

test('An az that fails is not taken for one that is not signed in', async (t) => {
  const broken = { fails: 'ProxyError: Cannot connect to proxy.' };
  const answers = { ...fine, 'az account show @own': broken, 'az account show': broken };
  const { said } = await check(t, answers, newEnvironment, 1);
  assert.match(said, /^x az failed: ProxyError: Cannot connect to proxy: see what `az account show` says\.$/m);
  assert.doesNotMatch(said, /not signed in|does not see/);
});

test('An azd that fails is not taken for one that is not signed in', async (t) => {
  const broken = { 'azd auth login --check-status': { fails: 'reading config: invalid character.' } };
  const { said } = await check(t, { ...fine, ...broken }, newEnvironment, 1);
  assert.match(
    said,
    /^x azd failed: reading config: invalid character: see what `azd auth login --check-status` says\.$/m,
  );
});

test('A subscription that could not be looked up is not said to be unseen', async (t) => {
  const { said } = await check(t, { ...fine, 'az account show @own': { fails: 'Timeout.' } }, newEnvironment, 1);
  assert.match(said, /^x az failed: Timeout: /m);
});

test('An az that never answers is waited for, which is told, and ended', async (t) => {
  const answers = { ...fine, 'az account show @own': { waits: true }, 'az account show': { waits: true } };
  const quick = { TWIN_CLI_NOTE_SECONDS: '0', TWIN_CLI_PATIENCE_SECONDS: '3' };
  const { said } = await check(t, answers, { ...newEnvironment, ...quick }, 1);
  assert.match(said, /^Asking Azure what it allows \.\.\.$/m);
  assert.match(said, /^x az failed: it gave no answer and was ended: /m);
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
