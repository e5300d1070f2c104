// Each reads a runner's own report into { total, passed }; undefined when it is no such report. A skipped test is counted in
// the total but not as passed, so it counts as failed: this project has none.

/** The Counters of a .trx file, as dotnet test writes it. */
export function totalsOfTrx(xml) {
  const counters = /<Counters\s[^>]*>/.exec(xml)?.[0];
  const read = (name) => Number(new RegExp(`\\s${name}="(\\d+)"`).exec(counters)?.[1]);
  return counted(read('total'), read('passed'));
}

/** Vitest's JSON report. A file that could not be loaded holds no tests; it counts as one that failed. */
export function totalsOfVitest(json) {
  const { numTotalTests, numPassedTests, testResults = [] } = JSON.parse(json);
  const unreadable = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return counted(numTotalTests + unreadable.length, numPassedTests);
}

/** The closing lines of node --test's TAP report; earlier ones may be what a test printed. */
export function totalsOfTap(tap) {
  const last = (name) => Number([...tap.matchAll(new RegExp(`^# ${name} (\\d+)$`, 'gm'))].at(-1)?.[1]);
  return counted(last('tests'), last('pass'));
}

function counted(total, passed) {
  return Number.isInteger(total) && Number.isInteger(passed) ? { total, passed } : undefined;
}

/**
 * What a suite counts for. One that wrote no report, ran nothing, or ended badly with every test passed (its process
 * crashed, say) failed once.
 */
export function verdictOfSuite(code, totals) {
  if (!totals || totals.total === 0) return { passed: 0, failed: 1, note: totals ? 'ran no tests' : 'wrote no report' };
  const failed = totals.total - totals.passed;
  if (failed === 0 && code !== 0) return { passed: totals.passed, failed: 1, note: `ended with exit code ${code}` };
  return { passed: totals.passed, failed };
}

/** A lint, format or type check is one test. */
export const verdictOfCheck = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Installing and building count only when they fail. */
export const verdictOfPreparation = (code) => ({ passed: 0, failed: code === 0 ? 0 : 1 });
