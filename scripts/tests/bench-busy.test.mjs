import assert from 'node:assert/strict';
import { test } from 'node:test';
import { busyFor } from '../../bench/storage/busy.mjs';

test('calls one after the other count with their sum', () => {
  assert.equal(
    busyFor([
      [0, 2],
      [5, 8],
    ]),
    5,
  );
});

test('calls at the same time count once, whatever their order', () => {
  assert.equal(
    busyFor([
      [4, 6],
      [0, 5],
      [1, 2],
    ]),
    6,
  );
});

test('no call takes no time', () => {
  assert.equal(busyFor([]), 0);
});
