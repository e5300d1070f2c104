import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableOfCells } from '../../tests/clients/cells.mjs';

test('Each client is a column and each scenario a row; one test that fails fails the cell', () => {
  const report = `TAP version 13
# Subtest: ai 7.0.0: answer: it comes
    ok 1 - ai 7.0.0: answer: it comes
    not ok 2 - ai 7.0.0: abort: it ends
    ok 3 - ai 7.0.0: abort: it goes on
    ok 1 - @scope/client 1.2: answer: it comes
    ok 2 - @scope/client 1.2: answer: and is whole
not ok 1 - ai 7.0.0
1..1
`;
  assert.deepEqual(tableOfCells(report).split('\n'), [
    '|  | ai 7.0.0 | @scope/client 1.2 |',
    '| --- | --- | --- |',
    '| answer | passes | passes (2 tests) |',
    '| abort | FAILS |  |',
  ]);
});
