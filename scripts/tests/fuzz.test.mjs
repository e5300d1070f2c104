import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from '../lib/testing/fuzz.mjs';

test('what is not told is a hundred thousand on files', () => {
  assert.deepEqual(readOptions([]), { requests: '100000', seed: '1', store: 'files', help: false });
});

test('what is told counts', () => {
  const told = readOptions(['--requests=500', '--seed=7', '--store=tables']);
  assert.deepEqual(told, { requests: '500', seed: '7', store: 'tables', help: false });
});

test('what can not be meant is refused with a sentence', () => {
  for (const wrong of ['--requests=0', '--requests=lots', '--seed=-1', '--store=disk', '--speed=9']) {
    assert.throws(() => readOptions([wrong]), /--/, wrong);
  }
});
