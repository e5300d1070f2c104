// biome-ignore-all lint/suspicious/noTemplateCurlyInString: azd fills them in, not JavaScript.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBicep } from './bicep/parse.mjs';
import { notInAzure, settingFindings, settingsGiven, settingsRead, twinSettingFindings } from './checks/settings.mjs';
import { sample } from './fixtures/sample.mjs';

const source = `namespace A;
    [ConfigurationKeyName("STORAGE_BLOB_URI")]
    [Range(0, 2), ConfigurationKeyName("LLM_TEMPERATURE")]
`;
const twin = (value) => ({ parameters: { twinSettings: { value } } });
const place = 'a.cs:1';
const read = [...Object.keys(notInAzure), 'LLM_TEMPERATURE'].map((name) => ({ name, place }));
const given = [{ name: 'LLM_TEMPERATURE', place: 'main.parameters.json' }];
const alsoGiven = (name) => settingFindings(read, [...given, { name, place: 'f.bicep:2' }]);

test('The settings that the code reads are found by its attributes', () => {
  assert.deepEqual(settingsRead('a.cs', source), [
    { name: 'STORAGE_BLOB_URI', place: 'a.cs:2' },
    { name: 'LLM_TEMPERATURE', place: 'a.cs:3' },
  ]);
});

test('The settings that Bicep gives are found in the module, in its call and among the twin’s', () => {
  const names = settingsGiven(sample(), twin({ LLM_TEMPERATURE: '${LLM_TEMPERATURE=}' })).map(({ name }) => name);
  assert.deepEqual(names.sort(), ['AZURE_CLIENT_ID', 'LLM_TEMPERATURE', 'OPENAI_API_KEY', 'STORAGE_BLOB_URI']);
});

test('The settings that a module puts out are found', () => {
  const text = "output settings object = union({ A: 'a' }, location == 'x' ? {} : { B: 'b' })\n";
  assert.deepEqual(
    settingsGiven([parseBicep('k.bicep', text)], twin({})).map(({ name }) => name),
    ['A', 'B'],
  );
});

test('All settings given, and none too many, is no finding', () => {
  assert.deepEqual(settingFindings(read, given), []);
  assert.deepEqual(alsoGiven('AzureWebJobsStorage__clientId'), []);
});

test('A setting that nobody gives is found', () => {
  const [finding] = settingFindings([...read, { name: 'RETENTION_DAYS', place: 'b.cs:7' }], given);
  assert.match(finding, /^b\.cs:7: the app reads RETENTION_DAYS, and infra\/bicep does not give it/);
});

test('A setting that nobody reads is found', () => {
  assert.deepEqual(alsoGiven('LLM_TEMPRATURE'), ['f.bicep:2: the app does not read LLM_TEMPRATURE.']);
});

test('A setting without a place in Azure is found', () => {
  assert.match(alsoGiven('MEMORY_DIR')[0], /^f\.bicep:2: MEMORY_DIR has no place in Azure: a folder/);
});

test('A setting that the plan refuses is found', () => {
  for (const name of ['FUNCTIONS_WORKER_RUNTIME', 'WEBSITE_CONTENTSHARE', 'WEBSITE_RUN_FROM_PACKAGE']) {
    assert.ok(alsoGiven(name).includes(`f.bicep:2: ${name} must not be set on Flex Consumption.`));
  }
});

test('A reason that is kept for a setting nobody reads any more is found', () => {
  const [finding] = settingFindings(read.slice(1), given);
  assert.match(finding, /PERSONA_DIR, which nobody reads/);
});

test('A setting of the twin that takes another’s value, or must be given, is found', () => {
  assert.deepEqual(twinSettingFindings(twin({ A: '${A=1}', B: '${A=}', C: '${C}' })), [
    'main.parameters.json: B is "${A=}", not "${B=}".',
    'main.parameters.json: C is "${C}", not "${C=}".',
  ]);
});
