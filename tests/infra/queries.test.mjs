// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Bicep fills them in, not JavaScript.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryFindings } from './checks/queries.mjs';
import { alerts, planted } from './fixtures/planted.mjs';

planted('A column that a table lacks', alerts, 'Tokens * ItemCount', 'Tokens * itemCount', /query asks for itemCount/);
planted(
  'A table that is not there',
  alerts,
  'AppTraces',
  'AppTrace',
  /asks no table|asks for (AppTrace|Message|ItemCount)\./,
);
planted('A column of another table', alerts, '!= "Sums"', '!= "Sums" and DurationMs > 1', /asks for DurationMs/);
planted(
  'A query that takes other lines apart than it chose',
  alerts,
  'startswith "Call: "',
  'startswith "Calls: "',
  /chooses lines with "Calls: ", and takes such with "Call: " apart/,
);
planted('A query without what is measured', alerts, 'Value = count()', 'Values = count()', /makes no Value\./);
planted(
  'A query that can not be read',
  alerts,
  "query: '${calls}| ",
  "query: '${name}| ",
  /this query can not be read/,
);

test('Names in texts, in comments and of members are nobody’s', () => {
  const query = `let id = "Severity"; // Severity
AppTraces | where tostring(Properties.Severity) == @"\\S" and Message has id | project Seconds = 1.5, TimeGenerated`;
  assert.deepEqual(queryFindings('a', query), []);
});

test('A union has the columns of each', () => {
  const query = (table) => `union ${table} | project ItemCount, OuterMessage, DurationMs`;
  assert.deepEqual(queryFindings('a', query('AppExceptions, AppRequests')), []);
  assert.deepEqual(queryFindings('a', query('AppExceptions, AppTraces')), ['a: the query asks for DurationMs.']);
});
