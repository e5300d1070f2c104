import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summariseOne } from '../../bench/report/summary.mjs';
import { tableOf } from '../../bench/report/table.mjs';

const latency = { scenario: 'added-latency', what: 'one stream', unit: 'ms' };
const twin = { ...latency, subject: 'twin, files', runs: [[1, 1.25, 2]], target: { of: 'median', atMost: 3 } };
const peer = { ...latency, subject: 'peer', runs: [[10, 20.55, 1000]] };

test('A block a scenario, numbers to the right, and what is measured said once', () => {
  const rows = [summariseOne(twin, 'Added latency'), summariseOne(peer, 'Added latency')];
  const start = { ...latency, scenario: 'cold-start', what: 'to 200', subject: 'twin, files', runs: [[700]] };
  const late = summariseOne({ ...start, target: { of: 'p99', atMost: 500 } }, 'Cold start');
  assert.deepEqual(tableOf({ measurements: [...rows, late] }).split('\n'), [
    'Added latency',
    '              subject      n  median    p95    p99  unit  target',
    '  one stream  twin, files  3    1.25      2      2  ms    median at most 3: met',
    '              peer         3    20.6  1,000  1,000  ms',
    '',
    'Cold start',
    '              subject      n  median    p95    p99  unit  target',
    '  to 200      twin, files  1     700    700    700  ms    p99 at most 500: missed',
  ]);
});

test('A scenario without the peer has no row for it', () => {
  assert.doesNotMatch(tableOf({ measurements: [summariseOne(twin)] }), /peer/);
});

test('What was not measured shows dashes', () => {
  assert.match(tableOf({ measurements: [summariseOne({ ...peer, runs: [] })] }), /peer +0 +- +- +- {2}ms$/);
});

test('Nothing measured is said', () => {
  assert.equal(tableOf({ measurements: [] }), 'Nothing was measured.');
});

test('However much is said of it, a line has at most 120 columns, and no word is lost', () => {
  const what = `${'added to the first token of one of many streams '.repeat(4)}${'x'.repeat(200)}`;
  const table = tableOf({
    measurements: [summariseOne({ ...twin, what, target: { of: 'median', atLeast: 1234567 } })],
  });
  const lines = table.split('\n');
  assert.ok(lines.every((line) => line.length <= 120));
  const first = lines.slice(2).map((line) => line.slice(0, line.includes('twin') ? line.indexOf('twin') : undefined));
  assert.equal(first.join('').replace(/\s/g, ''), what.replace(/\s/g, ''));
});
