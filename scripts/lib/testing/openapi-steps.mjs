import { installPackages } from '../npm.mjs';
import { inRoot } from '../root.mjs';
import { run } from '../run.mjs';
import { check, preparation } from './step.mjs';

const folder = inRoot('tests', 'openapi');

/** A linter that is not ours looks over what the built host says of itself. `env` holds what the .NET steps found out. */
export function openapiSteps(options, env) {
  return [
    preparation('openapi packages', () => installPackages('openapi packages', folder, options)),
    check('openapi', 'clients', ['openapi packages', '.NET build'], () =>
      run('openapi', [process.execPath, inRoot('tests', 'openapi', 'lint.mjs')], { ...options, env }),
    ),
  ];
}
