import { readdirSync } from 'node:fs';
import path from 'node:path';

// Node 20 counts it for a file with all of its tests. A suite ends after 15 minutes, but would not say where it hung.
const timeLimit = 5 * 60_000;

/** The command that runs the tests that lie in `folder` and reports to the file `report` too. `options` are Node's own. */
export function nodeTest(folder, report, ...options) {
  const toReport = ['--test-reporter=tap', `--test-reporter-destination=${report}`];
  const toTerminal = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  // Named one by one: Node 20 takes no pattern.
  const tests = readdirSync(folder).filter((name) => name.endsWith('.test.mjs'));
  const files = tests.map((name) => path.join(folder, name));
  return [process.execPath, '--test', `--test-timeout=${timeLimit}`, ...options, ...toReport, ...toTerminal, ...files];
}
