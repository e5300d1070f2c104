import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digits } from '../../bench/report/digits.mjs';
import { summariseOne, summaryOf } from '../../bench/report/summary.mjs';
import { isMet } from '../../bench/report/target.mjs';

const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
const latency = { scenario: 'added-latency', what: 'added', subject: 'twin, files', unit: 'ms', runs: [hundred] };

test('Median, p95 and p99 are over the samples of all runs, whatever their order', () => {
  const runs = [hundred.slice(50).reverse(), hundred.slice(0, 50)];
  const { median, p95, p99, n, run_medians } = summariseOne({ ...latency, runs });
  assert.deepEqual([median, p95, p99, n], [51, 96, 100, 100]);
  assert.deepEqual(run_medians, [76, 26]);
});

test('Of turns a second, and of what shall be much, p95 and p99 lie at the low end', () => {
  const throughput = summariseOne({ ...latency, unit: 'turns/s' });
  const ratio = summariseOne({ ...latency, unit: 'ratio', target: { of: 'median', atLeast: 2 } });
  for (const { median, p95, p99 } of [throughput, ratio]) assert.deepEqual([median, p95, p99], [51, 5, 1]);
});

test('One sample is all of its figures', () => {
  const { median, p95, p99, run_medians } = summariseOne({ ...latency, runs: [[7.5]] });
  assert.deepEqual([median, p95, p99, run_medians], [7.5, 7.5, 7.5, [7.5]]);
});

test('A target is met up to its bound, of the figure that it names', () => {
  const figures = { median: 3, p95: 4, p99: 9 };
  assert.equal(isMet({ of: 'median', atMost: 3 }, figures), true);
  assert.equal(isMet({ of: 'median', atMost: 2.99 }, figures), false);
  assert.equal(isMet({ of: 'p99', atMost: 5 }, figures), false);
  assert.equal(isMet({ of: 'median', atLeast: 3 }, figures), true);
  assert.equal(isMet({ of: 'median', atLeast: 3.01 }, figures), false);
  assert.equal(isMet(undefined, figures), undefined);
});

test('What was aimed at and not measured is missed', () => {
  for (const runs of [[], [[], []]]) {
    const row = summariseOne({ ...latency, runs, target: { of: 'median', atMost: 3 } });
    assert.deepEqual([row.n, row.median, row.p99, row.run_medians, row.met], [0, null, null, [], false]);
  }
});

test('Without a target nothing is met or missed', () => {
  const row = summariseOne(latency);
  assert.ok(!('target' in row) && !('met' in row));
});

test('A summary says when, where and of what it is, and titles each scenario', () => {
  const machine = { cpu: 'a processor' };
  const scenarios = [{ name: 'added-latency', title: 'Added latency' }];
  const startedAt = new Date('2026-03-14T12:00:00Z');
  const whole = { machine, commit: 'abc', startedAt, runs: 1, scenarios };
  const summary = summaryOf({ ...whole, measurements: [latency] });
  assert.deepEqual(
    [summary.version, summary.machine, summary.commit, summary.started_at, summary.runs],
    [1, machine, 'abc', '2026-03-14T12:00:00.000Z', 1],
  );
  assert.equal(summary.measurements[0].title, 'Added latency');
  assert.deepEqual(summaryOf({ ...whole, measurements: [] }).measurements, []);
});

test('A figure has the digits that mean something', () => {
  const written = [0, 4, 0.0412, -0.0001, 0.987, 2.345, 18.76, 303.4449, 8955.4, 1234567, null].map(digits);
  const wanted = ['0', '4', '0.041', '0.000', '0.99', '2.35', '18.8', '303.4', '8,955', '1,234,567', '-'];
  assert.deepEqual(written, wanted);
});
