import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fineWithModel, inDays, listModels, listUsages, model, models, quota, withModel } from './fakes/answers.mjs';
import { check } from './fakes/check.mjs';

test('With a model, quota is asked for in its region', async (t) => {
  const { said } = await check(t, fineWithModel, withModel, 0);
  assert.match(said, /^Checked before deploying/);
});

test('A model that Azure has retired, with those that are left', async (t) => {
  const answers = {
    ...fineWithModel,
    [listModels('eastus2')]: {
      prints: [model('gpt-5.4-mini', '2026-03-17', { days: -3 }), model('gpt-6-mini', '2027-01-01')],
    },
  };
  const { said } = await check(t, answers, withModel, 1);
  assert.match(
    said,
    new RegExp(
      `^x Azure has retired gpt-5\\.4-mini 2026-03-17 on ${inDays(-3).slice(0, 10)}, .*choose gpt-6-mini 2027-01-01, with \`azd env set AZURE_OPENAI_MODEL gpt-6-mini\``,
      'm',
    ),
  );
});

test('A model that is soon retired is deployed with a warning', async (t) => {
  const answers = {
    ...fineWithModel,
    [listModels('eastus2')]: { prints: [model('gpt-5.4-mini', '2026-03-17', { days: 20 })] },
  };
  const { said } = await check(t, answers, withModel, 0);
  assert.match(said, /^! Azure retires gpt-5\.4-mini 2026-03-17 on \d{4}-\d\d-\d\d\.$/m);
});

test('A model that the region does not have', async (t) => {
  const answers = { ...fineWithModel, [listModels('eastus2')]: { prints: models.slice(1) } };
  const { said } = await check(t, answers, withModel, 1);
  assert.match(
    said,
    /^x Azure OpenAI in eastus2 does not have the model gpt-5\.4-mini: there are gpt-5-mini 2025-08-07, with .*AZURE_OPENAI_LOCATION` another region\.$/m,
  );
});

const elsewhere = (region, used) => ({
  [listModels(region)]: { prints: models },
  [listUsages(region)]: { prints: quota(used) },
});

const otherRegions = {
  ...elsewhere('swedencentral', 0),
  ...elsewhere('westus3', 980),
  ...elsewhere('francecentral', 940),
  ...elsewhere('japaneast', 1000),
  [listModels('northcentralus')]: { prints: [] },
  [listUsages('northcentralus')]: { prints: quota(0) },
};

test('Little quota is told with what is left and who has more', async (t) => {
  const { said } = await check(
    t,
    { ...fineWithModel, ...otherRegions, [listUsages('eastus2')]: { prints: quota(970) } },
    withModel,
    1,
  );
  assert.match(
    said,
    /^x The quota for gpt-5\.4-mini \(GlobalStandard\) in eastus2 is too small: 50 thousand tokens a minute .* and 30 of 1000 are left: take what is left with `azd env set AZURE_OPENAI_CAPACITY 30`, or deploy the model in swedencentral or francecentral, .*`azd env set AZURE_OPENAI_LOCATION swedencentral`, or ask for more at https:/m,
  );
});

test('No quota at all leaves other regions, and asking for more', async (t) => {
  const { said } = await check(
    t,
    { ...fineWithModel, ...otherRegions, [listUsages('eastus2')]: { prints: quota(0, 0) } },
    withModel,
    1,
  );
  assert.match(said, /and 0 of 0 are left: deploy the model in swedencentral or francecentral/);
  assert.doesNotMatch(said, /AZURE_OPENAI_CAPACITY 0/);
});

test('The model may be in a region of its own', async (t) => {
  const { calls } = await check(
    t,
    { ...fineWithModel, ...elsewhere('swedencentral', 0) },
    { ...withModel, AZURE_OPENAI_LOCATION: 'Sweden Central' },
    0,
  );
  assert.ok(calls.includes(listUsages('swedencentral')) && !calls.includes(listUsages('eastus2')));
});
