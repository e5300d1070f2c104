import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressLine, remaining, shareDone, showProgress } from '../../bench/report/progress.mjs';

test('A line says where the bench is and about how long it takes still', () => {
  const place = { scenario: 3, scenarios: 8, title: 'Throughput', run: 3, runs: 5 };
  const line = progressLine({ ...place, elapsed: 60_000, still: 140_000 });
  assert.equal(line, '3 of 8 Throughput · run 3 of 5 · 1:00, about 2:20 still');
  const first = progressLine({ scenario: 1, scenarios: 8, title: 'Cold start', text: 'warming up', elapsed: 5_400 });
  assert.equal(first, '1 of 8 Cold start · 0:05 · warming up');
});

test('What is done is counted in scenarios and runs of them', () => {
  assert.equal(shareDone({ scenario: 1, scenarios: 4, runs: 5 }), 0);
  assert.equal(shareDone({ scenario: 3, scenarios: 4, run: 1, runs: 5 }), 0.5);
  assert.equal(shareDone({ scenario: 3, scenarios: 4, run: 3, runs: 5 }), 0.6);
});

test('How long still is unknown before anything is done, and gets less while a scenario lasts, but not than the others take', () => {
  const place = { scenario: 2, scenarios: 4 };
  assert.equal(remaining({ ...place, scenario: 1, done: 0, took: 0, elapsed: 1000 }), undefined);
  const still = (elapsed) => remaining({ ...place, done: 0.25, took: 1000, elapsed });
  assert.deepEqual([1000, 1500, 2000, 9000].map(still), [3000, 2500, 2000, 2000]);
  assert.equal(remaining({ ...place, scenario: 4, done: 0.75, took: 3000, elapsed: 9000 }), 0);
});

test('On a terminal one line is rewritten and never longer than it is wide', () => {
  const { written, progress } = shown({ isTTY: true, columns: 30 });
  progress.scenario(1, 'A scenario with a long title');
  progress.run(2);
  progress.end();
  assert.ok(written.every((line) => line.startsWith('\r\x1b[K') && !line.includes('\n')));
  assert.ok(written.every((line) => line.length - '\r\x1b[K'.length < 30));
  assert.equal(written.at(-1), '\r\x1b[K');
});

test('Elsewhere each is a line of its own, and the same again is not told', () => {
  const { written, progress } = shown({});
  progress.scenario(1, 'Throughput');
  progress.say('warming up');
  progress.say('warming up');
  progress.run(1);
  progress.clear();
  progress.end();
  assert.deepEqual(written, [
    '1 of 2 Throughput · 0:01\n',
    '1 of 2 Throughput · 0:02 · warming up\n',
    '1 of 2 Throughput · run 1 of 5 · 0:03\n',
  ]);
});

/** A second goes by from one look at the clock to the next. */
function shown(stream) {
  const written = [];
  let seconds = -1;
  const writable = { ...stream, write: (text) => written.push(text) };
  const progress = showProgress({ scenarios: 2, runs: 5, stream: writable, now: () => 1000 * ++seconds });
  return { written, progress };
}
