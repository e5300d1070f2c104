import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesFromTerminal } from '../../lib/azure/checks/terminal.mjs';
import { readInputs } from '../../lib/azure/inputs.mjs';
import { keyReference } from '../../lib/azure/key-reference.mjs';
import { fakeTools } from '../fakes/fake-tools.mjs';
import { fine, newEnvironment } from './fakes/answers.mjs';
import { check, getValues } from './fakes/check.mjs';
import { runHook } from './fakes/run-hook.mjs';

const openAi = { ...newEnvironment, MODEL_PROVIDER: 'openai' };
const stored = (values) => ({ ...fine, [getValues(newEnvironment)]: values });

test('What only this terminal has set is told by its name, and is no reason to stop', async (t) => {
  const settings = { ...openAi, OPENAI_API_KEY: 'sk-elsewhere', OPENAI_BASE_URL: 'https://models.example.org/v1' };
  const { said } = await check(t, stored({ prints: openAi }), settings, 0);
  assert.match(
    said,
    /^! OPENAI_BASE_URL stands in this terminal and not in .*`azd env set OPENAI_BASE_URL \.\.\.`\.$/m,
  );
  assert.match(said, /^! OPENAI_API_KEY stands in this terminal .*`azd env set-secret OPENAI_API_KEY`\.$/m);
  assert.equal(said.match(/^! /gm).length, 2, said);
  assert.doesNotMatch(said, /sk-elsewhere|models\.example/);
});

test('That azd does not say what it has is no reason to stop either', async (t) => {
  const { said } = await check(t, stored({ fails: 'environment does not exist' }), newEnvironment, 0);
  assert.match(said, /^! Which settings come from this terminal could not be checked: environment does not exist\.$/m);
});

const foreign = (environment, values) => namesFromTerminal(environment, readInputs(environment), values);

test('A build server gives the keys in its environment, and nothing else', () => {
  const keys = { OPENAI_API_KEY: 'x', OPENAI_COMPAT_KEY: 'y' };
  const settings = { ...openAi, ...keys, RETENTION_DAYS: '3' };
  assert.deepEqual(foreign({ ...settings, CI: 'true' }, openAi), ['RETENTION_DAYS']);
  assert.deepEqual(foreign(settings, openAi).sort(), [...Object.keys(keys), 'RETENTION_DAYS'].sort());
});

test('What the environment has empty, what is of another provider and what azd knows better is not told', () => {
  const settings = { MODEL_PROVIDER: 'offline', OPENAI_API_KEY: 'x', AZURE_OPENAI_MODEL: 'y', AZURE_PRINCIPAL_ID: 'z' };
  assert.deepEqual(foreign({ ...settings, RETENTION_DAYS: '' }, { MODEL_PROVIDER: 'offline', RETENTION_DAYS: '' }), []);
});

const reference = 'akvs://11111111-0000-0000-0000-000000000000/kv-mine/openai';

test("The twin's own vault is no place to take a key from", async (t) => {
  const settings = { ...openAi, OPENAI_API_KEY: reference, AZURE_KEY_VAULT_NAME: 'KV-mine' };
  const { said } = await check(t, fine, settings, 1);
  assert.match(
    said,
    /^x OPENAI_API_KEY is kept in kv-mine, the twin's own Key Vault, .*`azd env set-secret OPENAI_API_KEY`/m,
  );
});

test('A vault of your own is', async (t) => {
  await check(t, fine, { ...openAi, OPENAI_API_KEY: reference, AZURE_KEY_VAULT_NAME: 'kv-twin' }, 0);
});

test('A reference has three parts, and a key is none', () => {
  assert.deepEqual(keyReference('akvs://subscription/vault/name'), {
    subscription: 'subscription',
    vault: 'vault',
    secret: 'name',
  });
  for (const other of [undefined, '', 'sk-1', 'akvs://vault/name']) assert.equal(keyReference(other), undefined);
});

test('When all is gone, the vault that keeps a key is told', async (t) => {
  const nothing = {
    'az keyvault list-deleted --resource-type vault @own': { prints: [] },
    'az cognitiveservices account list-deleted @own': { prints: [] },
  };
  const { environment } = fakeTools(t, nothing);
  const { said } = await runHook('postdown', { ...environment, ...newEnvironment, OPENAI_COMPAT_KEY: reference });
  assert.match(
    said,
    /^- OPENAI_COMPAT_KEY in the Key Vault kv-mine, which is yours .*`az keyvault secret delete --vault-name kv-mine --name openai --subscription 11111111-0000-0000-0000-000000000000`/m,
  );
});
