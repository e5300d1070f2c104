import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fine, newEnvironment } from './fakes/answers.mjs';
import { check } from './fakes/check.mjs';

test('What the app would refuse at its start is told in its own words, all of it beside the rest', async (t) => {
  const settings = {
    ...newEnvironment,
    MODEL_PROVIDER: 'openai',
    OPENAI_API_KEY: 'akvs://subscription/vault/key',
    OPENAI_COMPAT_KEY: 'a key with spaces',
    OPENAI_BASE_URL: 'http://models.example.org/v1',
    RETENTION_DAYS: 'forever',
    LLM_TEMPERATURE: '9',
    ALERT_EMAIL: 'me',
  };
  const { said } = await check(t, fine, settings, 1);
  assert.match(
    said,
    /^x RETENTION_DAYS must be a number from 0 to 3650; .* It is "forever": `azd env set RETENTION_DAYS \.\.\.`/m,
  );
  assert.match(
    said,
    /^x LLM_TEMPERATURE must be a number from 0 to 2\. It is "9": `azd env set LLM_TEMPERATURE \.\.\.`/m,
  );
  assert.match(said, /^x OPENAI_BASE_URL must begin with https, /m);
  assert.match(said, /^x OPENAI_COMPAT_KEY must be made of visible ASCII .*`azd env set-secret OPENAI_COMPAT_KEY`\.$/m);
  assert.match(said, /^x ALERT_EMAIL /m);
  assert.doesNotMatch(said, /a key with spaces/);
  assert.equal(said.match(/^x /gm).length, 5, said);
});

test('What this machine has set for itself, and what Bicep does not give to the app, is not looked at', async (t) => {
  const settings = {
    ...newEnvironment,
    AzureWebJobsStorage: 'nonsense',
    AZURE_OPENAI_API_KEY: 'alone',
    OPENAI_BASE_URL: 'everywhere',
    OPENAI_API_KEY: 'unused',
  };
  const { said } = await check(t, fine, settings, 0);
  assert.match(said, /^Checked before deploying: [^\n]+\n$/);
});
