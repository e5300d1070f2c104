import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryFindings } from './checks/queries.mjs';
import { textOf } from './ours.mjs';

const blocks = /```kusto\n([\s\S]*?)```/g;

test('The queries of docs/operations.md ask for what there is', () => {
  const [calls, ...others] = [...textOf('docs', 'operations.md').matchAll(blocks)].map(([, query]) => query);
  assert.ok(others.length > 5, 'the queries are not found any more');
  const whole = others.map((query) => query.replace(/^ModelCalls\b/, () => calls));
  assert.deepEqual(
    [calls, ...whole].flatMap((query) => queryFindings('docs/operations.md', query)),
    [],
  );
});
