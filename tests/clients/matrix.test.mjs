import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aiSdks } from './drivers/ai-sdk.mjs';
import { drivers } from './drivers/all.mjs';
import { scenarios } from './matrix/scenarios.mjs';
import { exhaust } from './world/exhaust.mjs';
import { openWorld } from './world/world.mjs';

// Every client in every scenario; table.mjs makes the table of these tests' names. Whoever falls out of a list fails here.
const clients = [
  'ai 5',
  'ai 6',
  'ai 6',
  'ai 7',
  'ai 7',
  'openai 7',
  '@assistant-ui/react-data-stream 0',
  'eventsource-parser 4',
];
const rows = [
  'answer',
  'stream',
  'abort',
  'resume after a cut',
  'model error mid-stream',
  '429',
  'budget spent',
  '4,000-character message',
  'emoji split over chunks',
];

// By design: OpenAI's protocol keeps no conversation, so that its client asks again where the others resume. Answering anew, stopping,
// editing and metadata are the AI SDK's alone, and the tests for them run over all of its versions.
const stateless = ['openai 7'];
const strict = ['ai 6', 'ai 7'];
const cells = [];

const [open, hasty, spent] = await Promise.all([
  openWorld(),
  openWorld({ RATE_LIMIT_BURST: '1', RATE_LIMIT_PER_SECOND: '0.001' }),
  openWorld({ DAILY_TOKEN_BUDGET: '1' }),
]);
await exhaust(hasty);

for (const driver of drivers) {
  describe(driver.name, { concurrency: true }, () => {
    for (const { scenario, sentence, prove } of scenarios) {
      cells.push([major(driver), scenario]);
      test(`${driver.name}: ${scenario}: ${sentence}`, { timeout: 30_000 }, () =>
        prove(driver, { open, hasty, spent }),
      );
    }
  });
}

test('the table is whole', () => {
  assert.deepEqual(
    cells,
    clients.flatMap((client) => rows.map((row) => [client, row])),
  );
  assert.deepEqual(drivers.filter(({ resumes }) => !resumes).map(major), stateless);
  assert.deepEqual(aiSdks.map(major), clients.slice(0, 5));
  assert.deepEqual(aiSdks.filter(({ isStrict }) => isStrict).map(major), strict);
});

function major({ name }) {
  return name.replace(/\..*$/, '');
}
