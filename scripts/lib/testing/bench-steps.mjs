import { inRoot } from '../root.mjs';
import { run } from '../run.mjs';
import { check } from './step.mjs';

/** That the bench still runs, from its builds to its table; what it measures there means nothing. `env` is the .NET steps'. */
export const benchSteps = (options, env) => [
  check('bench', 'bench', ['tools', '.NET build'], () =>
    run('bench', [process.execPath, inRoot('bench', 'run.mjs'), '--brief'], { ...options, env }),
  ),
];
