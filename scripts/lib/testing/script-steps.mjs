import { installPackages } from '../npm.mjs';
import { inRoot, root } from '../root.mjs';
import { run } from '../run.mjs';
import { nodeTest } from './node-test.mjs';
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
      run: (file) => run('scripts', nodeTest(inRoot('scripts', 'tests'), file), options),
    }),
  ];
}
