import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { alertRules, costLines } from '../../lib/azure/cost/lines.mjs';
import { costReport, readPrices } from '../../lib/azure/cost/report.mjs';
import { deployedModel } from '../../lib/azure/deployed-model.mjs';
import { readInputs, readProfiles } from '../../lib/azure/inputs.mjs';
import { inRoot } from '../../lib/root.mjs';

const prices = readPrices();
const profiles = readProfiles();

function lines(profile, model = 'offline', more = {}) {
  const all = costLines({
    prices,
    profile: profiles[profile],
    model: deployedModel(model),
    dailyTokenBudget: 500_000,
    ...more,
  });
  return new Map(all.map((line) => [line.what.split(' ')[0], line]));
}

test('A dev twin without a model costs cents', () => {
  const total = [...lines('dev').values()].reduce((sum, { estimate }) => sum + estimate, 0);
  assert.ok(total < 0.1, String(total));
});

test('An instance that is always ready is paid for all the time', () => {
  const { estimate } = lines('prod').get('Functions');
  assert.ok(estimate > 21 && estimate < 22, String(estimate));
});

test('A model costs what the turns use, and at most what a day allows', () => {
  const { estimate, most } = lines('dev', 'azure-openai:gpt-5.4-mini:2026-03-17:GlobalStandard:50').get('Model');
  assert.equal(estimate.toFixed(2), '5.85');
  assert.equal(most.toFixed(2), '67.50');
});

test('A model without a known price has no number, and the sum says so', () => {
  const report = costReport({ DEPLOYED_PROFILE: 'dev', DEPLOYED_MODEL: 'openai:llama3.2' });
  assert.match(
    report,
    /^Model \(llama3\.2\) +- +- +its price is not in scripts\/lib\/azure\/prices\.json: ask who bills it$/m,
  );
  assert.match(report, /^together .* without what has no number$/m);
});

test('What hears and speaks is a line of its own, where it is on', () => {
  assert.equal(lines('dev').get('Voice'), undefined);
  const speech = { hears: 'gpt-4o-mini-transcribe', speaks: 'tts-1' };
  assert.equal(lines('dev', 'offline', { speech }).get('Voice').estimate.toFixed(2), '0.50');
  assert.equal(
    lines('dev', 'offline', { speech: { hears: 'whisper-1' } })
      .get('Voice')
      .estimate.toFixed(2),
    '0.10',
  );
  assert.equal(lines('dev', 'offline', { speech: { ...speech, speaks: 'mine' } }).get('Voice').estimate, undefined);
});

test('The report names the models that hear and speak, those of Azure OpenAI by their inputs', () => {
  const azure = { MODEL_PROVIDER: 'azure-openai', AZURE_OPENAI_STT_MODEL: 'whisper' };
  const report = costReport({ DEPLOYED_PROFILE: 'dev', DEPLOYED_MODEL: 'offline', ...azure });
  assert.match(report, /^Voice \(whisper\) +0\.10 +- +100 of the questions spoken; counts in DAILY_TOKEN_BUDGET/m);
});

test('Logs cost at most what their cap lets in', () => {
  assert.equal(lines('prod').get('Logs').most.toFixed(2), '57.50');
  assert.equal(lines('dev').get('Logs').most, 0);
});

test('Every profile has prices for all that it chooses', () => {
  for (const name of Object.keys(profiles)) {
    for (const { what, estimate } of lines(name, 'offline', { isAlerting: true }).values())
      assert.ok(Number.isFinite(estimate), `${name}: ${what}`);
  }
});

test('There are as many alerts as are counted', () => {
  const bicep = readFileSync(inRoot('infra', 'bicep', 'modules', 'alerts.bicep'), 'utf8');
  assert.equal(bicep.match(/^ +frequency: 'PT/gm).length, alertRules);
});

test('The model that is proposed has a price', () => {
  assert.ok(readInputs({}).AZURE_OPENAI_MODEL in prices.millionTokens);
});

test('Prices have a date, a currency and a source', () => {
  assert.match(prices.date, /^\d{4}-\d\d-\d\d$/);
  assert.match(
    costReport({ DEPLOYED_PROFILE: 'dev' }),
    new RegExp(`in ${prices.currency} a month, .*prices of ${prices.date}`),
  );
});

test('An environment that was not provisioned costs nothing that is known', () => {
  assert.match(costReport({}), /run `azd provision`/);
});
