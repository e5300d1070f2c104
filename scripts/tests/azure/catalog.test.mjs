import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeModel } from '../../lib/azure/checks/catalog.mjs';
import { ownCapacity, quotaLeft } from '../../lib/azure/checks/quota.mjs';
import { wantedModels } from '../../lib/azure/checks/wanted-models.mjs';
import { readInputs } from '../../lib/azure/inputs.mjs';
import { model, sku, usage } from './fakes/answers.mjs';

const [wanted] = wantedModels(readInputs({ AZURE_LOCATION: 'eastus2', MODEL_PROVIDER: 'azure-openai' }));
const judge = (models, changes) => judgeModel(models, { ...wanted, ...changes }, Date.now());
const texts = ({ findings }) => findings.map(({ level, text }) => `${level}: ${text}`).join('\n');

test('Quota is counted under the name that the model itself gives', () => {
  const skus = [sku('gpt-5.4-mini', 'DataZoneStandard', 300, 'OpenAI.DatazoneStandard.gpt-5.4-mini')];
  const judged = judge([model('gpt-5.4-mini', '2026-03-17', { skus })], { sku: 'DataZoneStandard' });
  assert.equal(judged.usageName, 'OpenAI.DatazoneStandard.gpt-5.4-mini');
  assert.deepEqual(judged.findings, []);
});

test('The quota and the last day of fine-tuned models are not those of the model', () => {
  const tuned = sku('gpt-5.4-mini', 'GlobalStandard', -5, 'OpenAI.GlobalStandard.gpt-5.4-mini-finetune');
  const skus = [tuned, sku('gpt-5.4-mini', 'GlobalStandard', 300)];
  assert.equal(judge([model('gpt-5.4-mini', '2026-03-17', { skus })]).usageName, 'OpenAI.GlobalStandard.gpt-5.4-mini');
});

test('A version that is not there is told with those that are', () => {
  const models = [model('gpt-5.4-mini', '2026-01-01'), model('gpt-5.4-mini', '2026-09-09')];
  assert.match(
    texts(judge(models)),
    /^error: .* not in the version 2026-03-17 but in 2026-01-01, 2026-09-09: `azd env set AZURE_OPENAI_MODEL_VERSION 2026-09-09`\.$/,
  );
});

test('A kind of deployment that is not offered is told with those that are', () => {
  assert.match(
    texts(judge([model('gpt-5.4-mini', '2026-03-17')], { sku: 'Standard' })),
    /does not offer gpt-5\.4-mini 2026-03-17 as Standard but as GlobalStandard: `azd env set AZURE_OPENAI_SKU GlobalStandard`\.$/,
  );
});

test('What Azure calls deprecated is retired, whatever its date', () => {
  const gone = judge([model('gpt-5.4-mini', '2026-03-17', { lifecycleStatus: 'Deprecated' })]);
  assert.match(texts(gone), /^error: Azure has retired/);
  assert.equal(gone.usageName, undefined);
  assert.match(
    texts(judge([model('gpt-5.4-mini', '2026-03-17', { lifecycleStatus: 'Deprecating' })])),
    /^warning: Azure retires/,
  );
});

test('In place of a small model small ones are proposed that stay for a while', () => {
  const others = [
    model('gpt-4o-mini', '2024-07-18', { days: -50 }),
    model('gpt-4.1-mini', '2025-04-14', { days: 10 }),
    model('gpt-5-mini', '2025-08-07'),
    model('gpt-5', '2025-08-07'),
  ];
  const said = texts(judge(others));
  assert.match(said, /there are gpt-5-mini 2025-08-07, with/);
  assert.doesNotMatch(said, /gpt-4|gpt-5 2025/);
});

test('A region without any such model leaves another model, or another region', () => {
  assert.match(
    texts(judge([])),
    /`azd env set AZURE_OPENAI_MODEL` chooses another model, or `azd env set AZURE_OPENAI_LOCATION` another region\.$/,
  );
});

test('What is left of a quota counts in what the environment gives back', () => {
  const usages = [usage('OpenAI.GlobalStandard.gpt-5.4-mini', 90, 100)];
  assert.deepEqual(quotaLeft(usages, 'openai.globalstandard.GPT-5.4-mini'), { left: 10, limit: 100 });
  assert.deepEqual(quotaLeft(usages, 'OpenAI.GlobalStandard.gpt-5.4-mini', 40), { left: 50, limit: 100 });
  assert.deepEqual(quotaLeft([usage('x', 9, 5)], 'x'), { left: 0, limit: 5 });
  assert.equal(quotaLeft(usages, 'OpenAI.Standard.gpt-4'), undefined);
});

test('Only deployments of the same model in the same region give back', () => {
  const deployment = { name: 'any', model: 'gpt-5.4-mini', sku: 'GlobalStandard', capacity: 40 };
  const own = { accounts: [{ location: 'eastus2', deployments: [deployment, { ...deployment, capacity: 2 }] }] };
  assert.equal(ownCapacity(own, wanted), 42);
  assert.equal(ownCapacity(own, { ...wanted, name: 'gpt-5-mini' }), 0);
  assert.equal(ownCapacity(own, { ...wanted, sku: 'Standard' }), 0);
  assert.equal(ownCapacity(own, { ...wanted, location: 'westus3' }), 0);
  assert.equal(ownCapacity({ accounts: [] }, wanted), 0);
});
