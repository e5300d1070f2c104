import { packagesEnvironment } from '../packages.mjs';
import { inRoot } from '../root.mjs';
import { run } from '../run.mjs';

export const projectFolder = inRoot('src', 'Functions');

/** Where a build puts the app, and where `dotnet run` starts func: host.json and local.settings.json are copied there. */
export const outputFolder = inRoot('artifacts', 'official', 'bin', 'Functions', 'debug');

/** Resolves like `run`. */
export const buildFunctions = (mode) =>
  run('functions build', ['dotnet', 'build', projectFolder, '-clp:ErrorsOnly;NoSummary'], {
    env: packagesEnvironment(mode),
  });
