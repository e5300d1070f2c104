import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInputs, readTwinSettings } from '../../lib/azure/inputs.mjs';
import { settingsOfApp } from '../../lib/azure/settings-of-app.mjs';
import { account, againWithModel, deployment, listAccounts, listDeployments } from './fakes/again.mjs';
import { fineWithModel, listModels, listUsages, model, models, quota, usage, withModel } from './fakes/answers.mjs';
import { check } from './fakes/check.mjs';

const hearing = 'gpt-4o-mini-transcribe';
const speaking = 'gpt-4o-mini-tts';
const withSpeech = { ...withModel, AZURE_OPENAI_STT_MODEL: hearing, AZURE_OPENAI_TTS_MODEL: speaking };
const offered = [...models, model(hearing, '2025-12-15'), model(speaking, '2025-12-15')];
const usages = (used) => [
  ...quota(150),
  usage(`OpenAI.GlobalStandard.${hearing}`, 0, 100),
  usage(`OpenAI.GlobalStandard.${speaking}`, used, 100),
];
const fine = {
  ...fineWithModel,
  [listModels('eastus2')]: { prints: offered },
  [listUsages('eastus2')]: { prints: usages(0) },
};

test('Models that hear and speak are looked for with the one that writes, in one look', async (t) => {
  const { said, calls } = await check(t, fine, withSpeech, 0);
  assert.match(said, /^Checked before deploying/);
  assert.equal(calls.filter((call) => call === listModels('eastus2')).length, 1);
});

test('A region without the model that speaks is told with the inputs of that one', async (t) => {
  const answers = { ...fine, [listModels('eastus2')]: { prints: offered.slice(0, -1) } };
  const { said } = await check(t, answers, withSpeech, 1);
  assert.match(
    said,
    /^x Azure OpenAI in eastus2 does not have the model gpt-4o-mini-tts: `azd env set AZURE_OPENAI_TTS_MODEL` chooses another model, or/m,
  );
});

test('A version that is not there is told with the input of its model', async (t) => {
  const { said } = await check(t, fine, { ...withSpeech, AZURE_OPENAI_STT_MODEL_VERSION: '2025-03-20' }, 1);
  assert.match(said, /but in 2025-12-15: `azd env set AZURE_OPENAI_STT_MODEL_VERSION 2025-12-15`\.$/m);
});

test('Little quota for speech is told in its own units', async (t) => {
  const others = ['swedencentral', 'westus3', 'northcentralus', 'francecentral', 'japaneast'];
  const none = Object.fromEntries(
    others.flatMap((at) => [listModels(at), listUsages(at)].map((ask) => [ask, { prints: [] }])),
  );
  const { said } = await check(t, { ...fine, ...none, [listUsages('eastus2')]: { prints: usages(96) } }, withSpeech, 1);
  assert.match(
    said,
    /^x The quota for gpt-4o-mini-tts .*: 10 units of capacity are asked for \(AZURE_OPENAI_TTS_CAPACITY\), and 4 of 100 are left: take what is left with `azd env set AZURE_OPENAI_TTS_CAPACITY 4`/m,
  );
});

test('What was deployed for speech and is still named does not count as left behind', async (t) => {
  const deployments = [deployment('gpt-5.4-mini', 50), deployment(hearing, 10), deployment(speaking, 10)];
  const answers = {
    ...againWithModel,
    [listModels('eastus2')]: { prints: offered },
    [listAccounts]: { prints: [account('oai-abc-eastus2')] },
    [listDeployments('oai-abc-eastus2')]: { prints: deployments },
    [listUsages('eastus2')]: { prints: usages(100) },
  };
  const { said } = await check(t, answers, withSpeech, 0);
  assert.doesNotMatch(said, /no longer name/);
  const { said: without } = await check(t, answers, withModel, 0);
  assert.match(without, /^! gpt-4o-mini-transcribe in eastus2 .*no longer name it/m);
});

const settings = (environment) => settingsOfApp(readTwinSettings(), readInputs(environment));

test('What is deployed for speech is what the app asks, whatever else was named', () => {
  const { STT_MODEL, TTS_MODEL } = settings({ ...withSpeech, STT_MODEL: 'mine', TTS_MODEL: 'mine' });
  assert.deepEqual([STT_MODEL, TTS_MODEL], [hearing, speaking]);
});

test('With another provider the names of the settings count, and nothing of Azure’s', () => {
  const { STT_MODEL, TTS_MODEL } = settings({ ...withSpeech, MODEL_PROVIDER: 'openai', STT_MODEL: 'whisper-1' });
  assert.deepEqual([STT_MODEL, TTS_MODEL], ['whisper-1', undefined]);
});
