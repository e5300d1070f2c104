import { inRoot } from '../root.mjs';
import { run } from '../run.mjs';
import { nodeTest } from './node-test.mjs';
import { suite } from './step.mjs';
import { totalsOfTap } from './totals.mjs';

const folder = inRoot('scripts', 'tests', 'package');

/** What of the app goes to Azure; refuses stand-ins. `env` holds what the .NET steps found out. */
export function packageSteps(options, env) {
  return [
    suite('package', 'dotnet', ['.NET build'], {
      report: 'package.tap',
      totals: totalsOfTap,
      run: (file) => run('package tests', nodeTest(folder, file), { ...options, env }),
    }),
  ];
}
