import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The command that runs the tests that lie in `folder` and reports to the file `report` too. `options` are Node's own. */
export function nodeTest(folder, report, ...options) {
  const toReport = ['--test-reporter=tap', `--test-reporter-destination=${report}`];
  const toTerminal = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  // Named one by one: Node 20 takes no pattern.
  const tests = readdirSync(folder).filter((name) => name.endsWith('.test.mjs'));
  const files = tests.map((name) => path.join(folder, name));
  return [process.execPath, '--test', ...options, ...toReport, ...toTerminal, ...files];
}
