import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../lib/failure.mjs';
import { readStartArguments } from '../lib/start-arguments.mjs';

test('What npm start does not know is for the host', () => {
  const read = readStartArguments(['--packages=probe', '--urls', 'http://localhost:1']);
  assert.deepEqual(read, { help: false, packages: 'probe', azurite: false, rest: ['--urls', 'http://localhost:1'] });
});

test('--packages may be two words', () => {
  const read = readStartArguments(['--packages', 'standins', '--azurite', '--PORT=0']);
  assert.deepEqual(read, { help: false, packages: 'standins', azurite: true, rest: ['--PORT=0'] });
});

test('No arguments ask for nothing', () => {
  assert.deepEqual(readStartArguments([]), { help: false, packages: undefined, azurite: false, rest: [] });
});

test('--azurite is for npm start alone', () => {
  const { azurite, rest } = readStartArguments(['--PORT=0', '--azurite']);
  assert.deepEqual({ azurite, rest }, { azurite: true, rest: ['--PORT=0'] });
});

test('A choice that does not exist is refused', () => {
  for (const arg of ['--packages=both', '--packages', '--packages=']) {
    assert.throws(() => readStartArguments([arg]), Failure);
  }
});
