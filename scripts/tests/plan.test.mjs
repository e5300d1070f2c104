import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Failure } from '../lib/failure.mjs';
import { inRoot } from '../lib/root.mjs';
import { blockerOf, groups, planOf } from '../lib/testing/plan.mjs';
import { summaryOf, tableOf } from '../lib/testing/table.mjs';

const steps = [
  { name: 'packages' },
  { name: 'page', group: 'page', needs: ['packages'] },
  { name: 'build', needs: ['packages'] },
  { name: 'browser tests', group: 'browser', needs: ['build', 'packages'] },
];
const names = (plan) => plan.map((step) => step.name);

test('Everything runs, each step once, when no group is named', () => {
  assert.deepEqual(names(planOf(steps)), ['packages', 'page', 'build', 'browser tests']);
});

test('A group brings what it needs, and what that needs, in order', () => {
  assert.deepEqual(names(planOf(steps, ['browser'])), ['packages', 'build', 'browser tests']);
});

test('An unknown group is refused by name', () => {
  assert.throws(
    () => planOf(steps, ['brwser']),
    (error) => error instanceof Failure && /"brwser"/.test(error.message),
  );
});

test('A group without steps is no success', () => {
  assert.throws(() => planOf(steps, ['dotnet']), Failure);
});

test('What docs/development.md runs where there is no browser are all other groups', () => {
  const docs = readFileSync(inRoot('docs', 'development.md'), 'utf8');
  const [, named] = /`npm test -- --only=(\S+,\S+)` runs what needs none/.exec(docs);
  assert.deepEqual(
    named.split(','),
    groups.filter((group) => group !== 'browser'),
  );
});

test('A step whose needs failed does not run', () => {
  const results = [
    { name: 'packages', failed: 0 },
    { name: 'build', failed: 1 },
  ];
  assert.equal(blockerOf(steps[3], results), 'build');
  assert.equal(blockerOf(steps[1], results), undefined);
});

test('The summary adds up every step', () => {
  const results = [
    { name: 'a', passed: 3, failed: 0, seconds: 1 },
    { name: 'b', passed: 0, failed: 1, seconds: 2 },
  ];
  assert.deepEqual(summaryOf(results), { line: '3 passed, 1 failed', failed: 1 });
});

test('The table aligns counts and gives a preparation a dash', () => {
  const table = tableOf([
    { name: 'npm ci', passed: 0, failed: 0, seconds: 1.25 },
    { name: 'page', passed: 12, failed: 1, seconds: 3, note: 'ended with exit code 1' },
  ]);
  assert.deepEqual(table.split('\n'), [
    'step    passed  failed seconds',
    'npm ci       -       -     1.3',
    'page        12       1     3.0  ended with exit code 1',
  ]);
});
