import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { appSettingFindings, findingsOf } from '../../lib/azure/checks/app-settings.mjs';
import { readInputs, readTwinSettings } from '../../lib/azure/inputs.mjs';
import { environmentOfApp, settingsOfApp } from '../../lib/azure/settings-of-app.mjs';
import { Failure } from '../../lib/failure.mjs';
import { inRoot } from '../../lib/root.mjs';
import { withoutSettings } from '../../lib/without-settings.mjs';

const settingsFor = (environment) => settingsOfApp(readTwinSettings(), readInputs(environment));
const storage = ['STORAGE_BLOB_URI', 'STORAGE_TABLE_URI'];
const modelSettings = (environment) =>
  Object.fromEntries(Object.entries(settingsFor(environment)).filter(([name]) => /OPENAI/.test(name)));

test('The app has the settings that are not empty, those with a default in Azure, and its storage', () => {
  const settings = settingsFor({ RETENTION_DAYS: '30', LLM_TEMPERATURE: '', MEMORY_DIR: 'elsewhere' });
  assert.deepEqual(Object.keys(settings).sort(), [
    'DAILY_TOKEN_BUDGET',
    'RETENTION_DAYS',
    ...storage,
    'TRUST_FORWARDED_FOR',
  ]);
  assert.equal(settings.RETENTION_DAYS, '30');
});

test('A provider of the model has its own settings and none of the others', () => {
  const all = { OPENAI_API_KEY: 'key', OPENAI_BASE_URL: 'https://models.example.org/v1' };
  assert.deepEqual(modelSettings({ ...all }), {});
  assert.deepEqual(modelSettings({ ...all, MODEL_PROVIDER: 'openai' }), all);
  assert.deepEqual(modelSettings({ ...all, MODEL_PROVIDER: 'azure-openai', AZURE_OPENAI_MODEL: 'gpt-9' }), {
    AZURE_OPENAI_ENDPOINT: 'https://name.openai.azure.com/',
    AZURE_OPENAI_DEPLOYMENT: 'gpt-9',
  });
});

test('A key that lies in a vault is one that the app takes', () => {
  const { OPENAI_API_KEY, OPENAI_COMPAT_KEY } = settingsFor({
    MODEL_PROVIDER: 'openai',
    OPENAI_API_KEY: 'akvs://subscription/vault/api',
    OPENAI_COMPAT_KEY: 'akvs://subscription/vault/compat',
  });
  for (const key of [OPENAI_API_KEY, OPENAI_COMPAT_KEY]) assert.match(key, /^[\w-]+$/);
});

test('Nothing that the app reads comes from this machine', () => {
  const folder = inRoot('src', 'Functions');
  const sources = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.cs'));
  const names = sources.flatMap((file) =>
    [...readFileSync(path.join(folder, file), 'utf8').matchAll(/ConfigurationKeyName\("(\w+)"\)/g)].map(
      ([, name]) => name,
    ),
  );
  assert.ok(names.length > 20);
  assert.deepEqual(withoutSettings(Object.fromEntries(names.map((name) => [name, 'x']))), {});
  const environment = environmentOfApp({ PATH: '/bin', RETENTION_DAYS: '1', MEMORY_DIR: 'x' }, { RETENTION_DAYS: '2' });
  assert.deepEqual(environment, { PATH: '/bin', RETENTION_DAYS: '2' });
});

const told = (output, settings, code = 1) => findingsOf({ code, output }, settings);

test('Each sentence of the app is an error, with what to do', () => {
  const output =
    'RETENTION_DAYS must be a number from 0 to 3650.\r\nOPENAI_COMPAT_KEY must be made of visible ASCII characters.\r\n';
  assert.deepEqual(told(output, { RETENTION_DAYS: 'forever', OPENAI_COMPAT_KEY: 'two words' }), [
    {
      level: 'error',
      text: 'RETENTION_DAYS must be a number from 0 to 3650. It is "forever": `azd env set RETENTION_DAYS ...` changes it, and `azd env set RETENTION_DAYS ""` takes the default.',
    },
    {
      level: 'error',
      text: 'OPENAI_COMPAT_KEY must be made of visible ASCII characters. Give another: `azd env set-secret OPENAI_COMPAT_KEY`.',
    },
  ]);
  assert.deepEqual(told('', {}, 0), []);
});

test('An app that says something else is no reason to stop', () => {
  const [{ level, text }] = told('The framework was not found.\n  at here\n', { RETENTION_DAYS: '1' }, 150);
  assert.equal(level, 'warning');
  assert.match(text, /^Whether the app would start .* could not be checked: The framework was not found\./);
});

test('An app that can not be built is no reason to stop either, and is not asked', async () => {
  const app = {
    built: async () => {
      throw new Failure('it can not be built here');
    },
    ask: () => assert.fail(),
  };
  assert.deepEqual(await appSettingFindings({}, {}, '10.0.100', app), [
    {
      level: 'warning',
      text: "Whether the app would start with this environment's settings could not be checked: it can not be built here.",
    },
  ]);
});
