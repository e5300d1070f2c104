import { installPackages } from '../npm.mjs';
import { inRoot } from '../root.mjs';
import { run } from '../run.mjs';
import { nodeTest } from './node-test.mjs';
import { preparation, suite } from './step.mjs';
import { totalsOfTap } from './totals.mjs';

const folder = inRoot('tests', 'clients');

// One of the files mostly waits.
const atOnce = '--test-concurrency=3';

/** Published clients against the built host. `env` holds what the .NET steps found out. */
export function clientSteps(options, env) {
  const build = { TWIN_CONFIGURATION: 'debug' };
  return [
    preparation('client packages', () => installPackages('client packages', folder, options)),
    suite('clients', 'clients', ['client packages', '.NET build'], {
      report: 'clients.tap',
      totals: totalsOfTap,
      run: (file) => run('clients', nodeTest(folder, file, atOnce), { ...options, env: { ...env, ...build } }),
    }),
  ];
}
