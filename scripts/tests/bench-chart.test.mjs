import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scaleOf } from '../../bench/report/chart/scale.mjs';
import { escaped } from '../../bench/report/chart/svg.mjs';
import { chartOf } from '../../bench/report/chart.mjs';
import { summariseOne } from '../../bench/report/summary.mjs';

const programs = { node: 'v20.19.0', dotnet_sdk: '10.0.100', packages: 'official' };
const machine = { cpu: 'Cores & <Sons>', cores: 2, memory_gb: 8, os: 'Linux', ...programs, load_before: 0.5 };
const about = { machine, commit: 'abc', started_at: '2026-03-14T12:00:00.000Z', runs: 5 };
const measured = { scenario: 'a', what: 'a turn', subject: 'twin, files', unit: 'ms', runs: [[2]] };
const chart = (...measurements) => chartOf({ ...about, measurements: measurements.map((each) => summariseOne(each)) });
const scale = (...rows) => scaleOf(rows, 100);

test('A bar is as long as its value, from zero on', () => {
  const { isLog, x, ticks } = scale({ median: 2, p99: 3 }, { median: 4, p99: 4 });
  assert.equal(isLog, false);
  assert.deepEqual(ticks, [0, 1, 2, 3, 4]);
  assert.deepEqual([0, 2, 4].map(x), [0, 50, 100]);
});

test('A target and the far end of the samples are on the scale', () => {
  assert.equal(scale({ median: 2, p99: 2, target: { of: 'median', atMost: 10 } }).end, 10);
  assert.equal(scale({ median: 4, p99: 10 }).end, 10);
});

test('A p99 far out is let go, so that it does not make bars of all others too short to see', () => {
  const { end } = scale({ median: 1, p99: 80 });
  assert.equal(end, 3);
  const svg = chart({ ...measured, runs: [[...Array(98).fill(1), 80, 80]] });
  assert.match(svg, /class="arrow"/);
  assert.match(svg, />p99 80</);
});

test('What is below nothing goes to the left of it', () => {
  const { x, ticks } = scale({ median: -1, p99: -0.5 }, { median: 3, p99: 3 });
  assert.deepEqual(ticks, [-1, 0, 1, 2, 3]);
  assert.deepEqual([-1, 0, 3].map(x), [0, 25, 100]);
});

test('One that is next to nothing beside the other is a short bar of the same length of scale', () => {
  assert.equal(scale({ what: 'a', median: 0.001, p99: 1 }, { what: 'a', median: 9, p99: 9 }).isLog, false);
});

test('A scale of ever larger steps has dots, and says so', () => {
  const { isLog, x, ticks } = scale({ what: 'a', median: 1, p99: 1 }, { what: 'b', median: 1000, p99: 1000 });
  assert.equal(isLog, true);
  assert.deepEqual(ticks, [1, 10, 100, 1000]);
  assert.deepEqual([1, 1000].map(x), [0, 100]);
  const svg = chart({ ...measured, runs: [[1]] }, { ...measured, what: 'more', subject: 'peer', runs: [[1000]] });
  assert.match(svg, /ms, logarithmic/);
  assert.match(svg, /<circle [^>]*class="peer"/);
});

test('Nothing but zeros has a scale too', () => {
  assert.equal(scale({ median: 0, p99: 0 }).end, 1);
  assert.equal(scale({ median: 0, p99: 5 }).end, 5);
});

test('Twin and peer are told apart, and the legend names whom there is', () => {
  const both = chart(measured, { ...measured, subject: 'peer' });
  for (const part of ['class="twin"', 'class="peer"', '>peer, median<']) assert.ok(both.includes(part), part);
  assert.doesNotMatch(chart(measured), /peer, median/);
});

test('A target is drawn, and in words met or missed', () => {
  const target = { of: 'median', atMost: 2 };
  assert.match(chart({ ...measured, target }), /class="target".*>median at most 2: met</);
  assert.match(chart({ ...measured, runs: [[3]], target }), /class="missed[^>]*>median at most 2: missed</);
});

test('Whoever does not see it is told all of it', () => {
  const svg = chart({ ...measured, target: { of: 'median', atMost: 3 } });
  assert.match(svg, /role="img" aria-labelledby="bench-title bench-description"/);
  const told = /<desc id="bench-description">(.*?)<\/desc>/.exec(svg)[1];
  assert.equal(told, 'a. a turn, twin, files: median 2 ms, p99 2 ms (median at most 3: met).');
});

test('No text of a measurement or a machine becomes a part of the drawing', () => {
  const svg = chart({ ...measured, scenario: '<b>"&\'', what: '</text><script>', subject: '"><g>', unit: 'ms\u0000' });
  for (const part of ['<script', '<b>', '"><g>', '<Sons>', '\u0000']) assert.ok(!svg.includes(part), part);
  assert.ok(svg.includes('Cores &amp; &lt;Sons&gt;'));
  assert.equal(escaped('a\ud800b\u{1f600}'), 'a\ufffdb\u{1f600}');
});

test('It stands alone: no script, no address but its namespace, nothing imported', () => {
  const svg = chart(measured);
  assert.deepEqual(svg.match(/https?:[^"]*/g), ['http://www.w3.org/2000/svg']);
  assert.doesNotMatch(svg, /<script|@import|url\(|href/);
});

test('A measurement without samples, and none at all, still make a chart', () => {
  assert.match(chart({ ...measured, runs: [] }), />no figure</);
  assert.match(chart(), />Nothing was measured\.</);
  for (const svg of [chart({ ...measured, runs: [] }), chart()]) assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
});
