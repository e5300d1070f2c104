import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from '../../lib/azure/checks/nearest.mjs';
import { valueFindings } from '../../lib/azure/checks/values.mjs';
import { modelInputs } from '../../lib/azure/checks/wanted-models.mjs';
import { inputsOf, readInputs, readProfiles } from '../../lib/azure/inputs.mjs';
import { keyNames } from '../../lib/azure/key-reference.mjs';
import { places } from './fakes/answers.mjs';

const usual = readInputs({ AZURE_ENV_NAME: 'dev', AZURE_LOCATION: 'eastus2' });
const said = (settings) =>
  valueFindings({ ...usual, ...settings }, Object.keys(readProfiles()))
    .map(({ text }) => text)
    .join('\n');

test('What is set by nobody is as it should be', () => assert.equal(said({}), ''));

const ref = (name) => ['$', '{', name, '}'].join('');

test('Names are resolved as azd does it, with the default for what is empty', () => {
  const parameters = JSON.stringify({ a: ref('A'), b: { c: ref('B=gpt-5.4-mini') }, d: ref('C=') });
  assert.deepEqual(inputsOf(parameters, { A: 'x', B: '', D: 'y' }), { A: 'x', B: 'gpt-5.4-mini', C: '' });
});

test('All that the checks read stands in main.parameters.json', () => {
  const names = ['TWIN_PROFILE', 'MODEL_PROVIDER', 'MONTHLY_BUDGET', 'ALERT_EMAIL', 'CORS_ORIGINS', 'OPENAI_BASE_URL'];
  for (const name of [...names, ...modelInputs, ...keyNames, 'AZURE_OPENAI_LOCATION']) assert.ok(name in usual, name);
});

test('A word that is none of those allowed is told with them', () => {
  assert.match(said({ TWIN_PROFILE: 'staging' }), /^TWIN_PROFILE is "staging", and has to be one of dev, test, prod: /);
  assert.match(said({ MODEL_PROVIDER: 'azure' }), /has to be one of offline, azure-openai, openai: /);
});

test('A number has to be one', () => {
  assert.match(said({ MONTHLY_BUDGET: '20 EUR' }), /^MONTHLY_BUDGET is "20 EUR", and has to be a whole number/);
  assert.match(said({ MODEL_PROVIDER: 'azure-openai', AZURE_OPENAI_CAPACITY: '0' }), /^AZURE_OPENAI_CAPACITY/);
  assert.equal(said({ MONTHLY_BUDGET: '-1', AZURE_OPENAI_CAPACITY: '' }), '');
});

test('An address for alerts is one mailbox', () => {
  assert.equal(said({ ALERT_EMAIL: 'owner@example.org' }), '');
  for (const odd of ['owner', 'owner@example', 'a@example.org,b@example.org', 'Owner <owner@example.org>']) {
    assert.match(said({ ALERT_EMAIL: odd }), /^ALERT_EMAIL is /, odd);
  }
});

test('Origins have scheme and host and nothing else', () => {
  assert.equal(said({ CORS_ORIGINS: 'https://example.org, http://localhost:5173' }), '');
  assert.match(
    said({ CORS_ORIGINS: 'https://example.org/' }),
    /"https:\/\/example\.org\/", which is no origin, .* write https:\/\/example\.org there/,
  );
  assert.match(
    said({ CORS_ORIGINS: 'https://a.example,www.example.org/blog' }),
    /"www\.example\.org\/blog", .* write https:\/\/www\.example\.org there/,
  );
  assert.match(said({ CORS_ORIGINS: 'everybody' }), /which is no origin/);
});

test('Not every site may call the API', () => {
  assert.match(said({ CORS_ORIGINS: '*' }), /any page of the web could let its visitors spend your tokens/);
});

test('The API is where a page that came by https may call it', () => {
  assert.equal(said({ API_URL: 'https://api.example.org' }), '');
  for (const odd of [
    'https://api.example.org/',
    'http://api.example.org',
    'api.example.org',
    'https://api.example.org/api',
  ]) {
    assert.match(said({ API_URL: odd }), /^API_URL is .*`azd env set API_URL https:\/\/api\.example\.org`/, odd);
  }
});

test('What is no JSON between quotation marks is told by its name, and a key by no more than that', () => {
  for (const odd of ['say "hello"', 'C:\\models', 'one\ntwo', 'tab\tbed']) {
    assert.match(
      said({ OPENAI_MODEL: odd }),
      /^OPENAI_MODEL holds a quotation mark, .*`azd env set OPENAI_MODEL \.\.\.`/,
    );
    const ofKey = said({ OPENAI_COMPAT_KEY: odd });
    assert.match(ofKey, /^OPENAI_COMPAT_KEY holds .*`azd env set-secret OPENAI_COMPAT_KEY`/);
    assert.ok(!ofKey.includes(odd));
  }
});

test('OpenAI wants a key, a reference to one, or another server', () => {
  assert.match(said({ MODEL_PROVIDER: 'openai' }), /there is no key for it: run `azd env set-secret OPENAI_API_KEY`/);
  assert.equal(said({ MODEL_PROVIDER: 'openai', OPENAI_API_KEY: 'akvs://subscription/vault/name' }), '');
  assert.equal(said({ MODEL_PROVIDER: 'openai', OPENAI_BASE_URL: 'https://models.example.org/v1' }), '');
});

test('The nearest regions come first, and any where nobody knows', () => {
  const offered = ['japaneast', 'westeurope', 'northeurope', 'eastus2'];
  assert.deepEqual(nearest('Norway East', offered, places), ['westeurope', 'northeurope', 'eastus2']);
  assert.deepEqual(nearest('atlantis', offered, places), ['eastus2', 'japaneast', 'northeurope']);
});

test('One server of two that could listen or speak has to be chosen', () => {
  const both = { AZURE_OPENAI_STT_MODEL: 'whisper', STT_BASE_URL: 'https://speech.example.org/v1' };
  assert.match(said(both), /AZURE_OPENAI_STT_MODEL and STT_BASE_URL are both set.*`azd env set STT_BASE_URL ""`/);
  assert.equal(said({ AZURE_OPENAI_STT_MODEL: 'whisper', TTS_BASE_URL: 'https://speech.example.org/v1' }), '');
});
