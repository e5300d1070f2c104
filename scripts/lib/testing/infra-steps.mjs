import { installPackages } from '../npm.mjs';
import { inRoot } from '../root.mjs';
import { run } from '../run.mjs';
import { nodeTest } from './node-test.mjs';
import { preparation, suite } from './step.mjs';
import { totalsOfTap } from './totals.mjs';

const folder = inRoot('tests', 'infra');

/** Looks over what deploys the twin, without a cloud: Bicep, azure.yaml, workflows, settings of tools, what the page build puts out. */
export function infraSteps(options) {
  return [
    preparation('infra packages', () => installPackages('infra packages', folder, options)),
    suite('infra', 'infra', ['infra packages', 'page build'], {
      report: 'infra.tap',
      totals: totalsOfTap,
      run: (file) => run('infra', nodeTest(folder, file), options),
    }),
  ];
}
