import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  totalsOfTap,
  totalsOfTrx,
  totalsOfVitest,
  verdictOfCheck,
  verdictOfPreparation,
  verdictOfSuite,
} from '../lib/testing/totals.mjs';

const trx = `<?xml version="1.0"?><TestRun><Results><UnitTestResult testName="prints passed=&quot;9&quot;" /></Results>
<ResultSummary outcome="Failed"><Counters total="12" executed="11" passed="9" failed="2" error="0" timeout="0"
 aborted="0" inconclusive="0" passedButRunAborted="0" notExecuted="0" /></ResultSummary></TestRun>`;

test('A trx file is counted by its Counters', () => {
  assert.deepEqual(totalsOfTrx(trx), { total: 12, passed: 9 });
});

test('A file cut off before its Counters is no report', () => {
  assert.equal(totalsOfTrx(trx.slice(0, 80)), undefined);
  assert.equal(totalsOfTap('TAP version 13\nok 1 - a\n'), undefined);
});

test("Vitest's report counts tests, and a file that cannot be loaded as one more", () => {
  const broken = { status: 'failed', assertionResults: [] };
  const fine = { status: 'passed', assertionResults: [{ status: 'passed' }] };
  const report = { numTotalTests: 5, numPassedTests: 4, testResults: [broken, fine] };
  assert.deepEqual(totalsOfVitest(JSON.stringify(report)), { total: 6, passed: 4 });
});

test('TAP is counted by its last lines, not by what a test printed', () => {
  const tap = 'TAP version 13\n# tests 99\n# pass 99\n1..3\n# tests 3\n# suites 0\n# pass 2\n# fail 1\n# skipped 0\n';
  assert.deepEqual(totalsOfTap(tap), { total: 3, passed: 2 });
});

test('A skipped test counts as failed', () => {
  assert.deepEqual(verdictOfSuite(0, { total: 3, passed: 2 }), { passed: 2, failed: 1 });
});

test('A suite that ran nothing, or left no report, failed once', () => {
  assert.equal(verdictOfSuite(0, { total: 0, passed: 0 }).failed, 1);
  assert.equal(verdictOfSuite(0, undefined).failed, 1);
});

test('A runner that crashed after its tests had passed failed once', () => {
  assert.deepEqual(verdictOfSuite(134, { total: 3, passed: 3 }), {
    passed: 3,
    failed: 1,
    note: 'ended with exit code 134',
  });
});

test('A check counts as one test, a preparation only when it fails', () => {
  assert.deepEqual(
    [verdictOfCheck(0), verdictOfCheck(1)],
    [
      { passed: 1, failed: 0 },
      { passed: 0, failed: 1 },
    ],
  );
  assert.deepEqual(
    [verdictOfPreparation(0), verdictOfPreparation(1)],
    [
      { passed: 0, failed: 0 },
      { passed: 0, failed: 1 },
    ],
  );
});
