import { readdirSync } from 'node:fs';
import { installPackages } from '../npm.mjs';
import { inRoot, root } from '../root.mjs';
import { run } from '../run.mjs';
import { check, preparation, suite } from './step.mjs';
import { totalsOfTap } from './totals.mjs';

const biome = inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome');

export function scriptSteps(options) {
  return [
    preparation('tools', () => installPackages('tools', root, options)),
    check('biome', 'lint', ['tools'], () =>
      run('biome', [process.execPath, biome, 'check', '--error-on-warnings'], options),
    ),
    suite('scripts', 'scripts', ['tools'], {
      report: 'scripts.tap',
      totals: totalsOfTap,
      run: (file) => run('scripts', nodeTest(file), options),
    }),
  ];
}

function nodeTest(report) {
  const toReport = ['--test-reporter=tap', `--test-reporter-destination=${report}`];
  const toTerminal = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  // Named one by one: Node 20 takes no pattern.
  const tests = readdirSync(inRoot('scripts', 'tests')).filter((name) => name.endsWith('.test.mjs'));
  const files = tests.map((name) => inRoot('scripts', 'tests', name));
  return [process.execPath, '--test', ...toReport, ...toTerminal, ...files];
}
