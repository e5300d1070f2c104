import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from '../lib/root.mjs';

const { functionTimeout, extensions, logging } = JSON.parse(readFileSync(inRoot('host.json'), 'utf8'));

const code = readdirSync(inRoot('src', 'Functions'), { recursive: true })
  .filter((name) => name.endsWith('.cs'))
  .map((name) => readFileSync(inRoot('src', 'Functions', name), 'utf8'))
  .join('\n');

test('The host gives up a call only long after the longest turn has, for it restarts the app then', () => {
  const [hours, minutes, seconds] = functionTimeout.split(':').map(Number);
  const longest = Number(/Range\(\d+, (\d+), ErrorMessage = "TURN_TIMEOUT/.exec(code)[1]);
  assert.ok(hours * 3600 + minutes * 60 + seconds >= longest + 120);
});

test('The host neither queues requests behind streams nor refuses any', () => {
  const { maxOutstandingRequests, maxConcurrentRequests, dynamicThrottlesEnabled } = extensions.http;
  assert.deepEqual([maxOutstandingRequests, maxConcurrentRequests, dynamicThrottlesEnabled], [-1, -1, false]);
});

test('No telemetry holds the address of a request, and with it the key of a conversation', () => {
  const { applicationInsights, logLevel } = logging;
  assert.equal(applicationInsights.httpAutoCollectionOptions.enableHttpTriggerExtendedInfoCollection, false);
  assert.equal(applicationInsights.enableDependencyTracking, false);
  assert.equal(applicationInsights.enableLiveMetricsFilters, true);
  // It would let in the lines of whatever forwards requests to the app.
  assert.ok(!Object.keys(logLevel).some((name) => name.toLowerCase() === 'default'));
});

test("The app's own lines, its requests and its exceptions are kept", () => {
  const { applicationInsights, logLevel } = logging;
  assert.equal(logLevel.Function, 'Information');
  assert.equal(logLevel['Host.Results'], 'Information');
  assert.match(applicationInsights.samplingSettings.excludedTypes, /Exception/);
});

test('Every function that has a level of its own is there', () => {
  const named = Object.keys(logging.logLevel).flatMap((name) => /^Function\.(\w+)$/.exec(name)?.[1] ?? []);
  const absent = named.filter((name) => !code.includes(`[Function("${name}")`));
  assert.deepEqual(absent, []);
});
