import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeTools } from '../fakes/fake-tools.mjs';
import { deletedAccount, deletedVault, group, inDays, newEnvironment, ownSubscription } from './fakes/answers.mjs';
import { runHook } from './fakes/run-hook.mjs';

const left = (vaults, accounts) => ({
  'az keyvault list-deleted --resource-type vault @own': { prints: vaults },
  'az cognitiveservices account list-deleted @own': { prints: accounts },
});

const purgeVault = 'az keyvault purge --name kv-mine --location eastus2 @own';
const purgeAccount = `az cognitiveservices account purge --name oai-mine --location eastus2 --resource-group ${group} @own`;

async function down(t, answers, code, { settings, tools } = {}) {
  const { environment, calls } = fakeTools(t, answers, { tools });
  const outcome = await runHook('postdown', { ...environment, ...newEnvironment, ...settings });
  assert.equal(outcome.code, code, outcome.said);
  return { said: outcome.said, calls: calls() };
}

test('Before it goes, what goes is told', async (t) => {
  const { environment } = fakeTools(t, {});
  const { code, said } = await runHook('predown', {
    ...environment,
    ...newEnvironment,
    AZURE_KEY_VAULT_NAME: 'kv-mine',
  });
  assert.equal(code, 0);
  assert.match(said, /rg-digital-twin-dev.*\n- the persona.*\n- all conversations.*\n- .*kv-mine\n/);
  assert.match(said, /`azd down --purge`/);
});

test('With nothing left, what remains elsewhere is told', async (t) => {
  const { said } = await down(t, left([], []), 0);
  assert.match(said, /Azure keeps no deleted Key Vault or Azure OpenAI account of rg-digital-twin-dev\./);
  assert.match(said, /\.azure\/dev on this machine: `azd env remove dev` deletes them/);
  assert.doesNotMatch(said, /platform\.openai\.com/);
});

test('What Azure keeps of this environment is purged, and of no other', async (t) => {
  const vaults = [deletedVault('kv-mine'), deletedVault('kv-other', { of: 'rg-digital-twin-prod' })];
  const accounts = [deletedAccount('oai-mine'), deletedAccount('oai-other', { of: 'rg-digital-twin-dev2' })];
  const answers = { ...left(vaults, accounts), [purgeVault]: {}, [purgeAccount]: {} };
  const { said, calls } = await down(t, answers, 0);
  assert.match(said, /^The Key Vault kv-mine is purged\.$/m);
  assert.match(said, /^The Azure OpenAI account oai-mine is purged\.$/m);
  assert.deepEqual(calls.filter((call) => call.includes('purge --')).sort(), [purgeAccount, purgeVault].sort());
});

test('A vault that is protected is left, and until when is told', async (t) => {
  const { said, calls } = await down(t, left([deletedVault('kv-mine', { isProtected: true })], []), 0);
  assert.match(
    said,
    new RegExp(
      `kv-mine is protected from purging: its name is taken until ${inDays(6).slice(0, 10)}, .*\`azd env new\``,
    ),
  );
  assert.ok(!calls.some((call) => call.includes('keyvault purge')));
});

test('What could not be purged is told with the command', async (t) => {
  const { said } = await down(
    t,
    { ...left([deletedVault('kv-mine')], []), [purgeVault]: { fails: '(Forbidden) No.' } },
    1,
  );
  assert.match(
    said,
    new RegExp(
      `kv-mine could not be purged \\(\\(Forbidden\\) No\\): \`az keyvault purge --name kv-mine --location eastus2 --subscription ${ownSubscription}\``,
    ),
  );
  assert.match(said, /What remains/);
});

test('Without az, how to look is told', async (t) => {
  const { said } = await down(t, {}, 1, { tools: ['azd'] });
  assert.match(said, /could not be seen \(az is missing\): look with `az keyvault list-deleted/);
});

test('A key at OpenAI goes on working, which is told', async (t) => {
  const { said } = await down(t, left([], []), 0, { settings: { OPENAI_API_KEY: 'sk-1' } });
  assert.match(said, /the key at OpenAI, which still works: delete it at https:\/\/platform\.openai\.com\/api-keys/);
  assert.doesNotMatch(said, /sk-1/);
});

test('A list of another shape is told, and an entry without properties is passed over', async (t) => {
  const { said } = await down(t, left({ value: [] }, [{ name: 'oai', id: null, properties: null }, null]), 1);
  assert.match(said, /could not be seen \(it printed something else than a list\): look with/);
});
