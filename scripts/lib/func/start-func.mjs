import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { announced, installing } from '../announced.mjs';
import { attended } from '../attended.mjs';
import { installAzurite } from '../azurite/install-azurite.mjs';
import { requireDotnet } from '../dotnet-version.mjs';
import { Failure } from '../failure.mjs';
import { buildHost } from '../host.mjs';
import { choosePackages, packagesEnvironment } from '../packages.mjs';
import { pushPersona } from '../push-persona.mjs';
import { inRoot } from '../root.mjs';
import { withStorage } from '../storage-settings.mjs';
import { startOfTool } from '../tool.mjs';
import { requireCoreTools } from './core-tools.mjs';
import { readFuncArguments, usage } from './func-arguments.mjs';
import { buildFunctions, outputFolder, projectFolder } from './functions-app.mjs';
import { ensureLocalSettings } from './local-settings.mjs';
import { onRunningAzurite } from './running-azurite.mjs';

export async function main(args) {
  const { help, packages, rest } = readFuncArguments(args);
  if (help) {
    console.log(usage);
    return 0;
  }
  const sdk = requireDotnet();
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'));
  const build = async (mode) => {
    await announced('Azurite', installAzurite, installing);
    // One after the other, for both builds write what they share.
    await announced('App', () => buildHost(mode, sdk));
    await announced('Functions app', () => buildFunctions(mode));
  };
  const choose = () => choosePackages(packages);
  return startFunc(rest, { choose, build, push: pushPersona, projectFolder, outputFolder, azurite: {} });
}

/**
 * Runs `func start` where a build put the app, on Azurite with the persona in it. Resolves to the exit code.
 *
 * Not in src/Functions: there Core Tools would build a second time, into src/Functions/bin/output, and warn that the extensions
 * may be missing. In a build's output, which has no project file, it builds nothing and reads host.json and
 * local.settings.json beside the app, as it does for `dotnet run`.
 */
export async function startFunc(args, { choose, build, push, projectFolder, outputFolder, azurite }) {
  // First, for a choice of packages is remembered.
  requireCoreTools();
  const mode = await choose();
  refuseStandIns(mode);
  if (ensureLocalSettings(projectFolder))
    console.log('Settings: local.settings.json is made from the sample beside it.');
  await build(mode);
  return onRunningAzurite({ folder: inRoot('.azurite'), ...azurite }, async ({ connectionString, ended }) => {
    const env = { ...withStorage(process.env, connectionString), ...packagesEnvironment(mode) };
    const code = await push(mode, [], env);
    return code === 0 ? attended(spawnFunc(args, outputFolder, env), ended) : code;
  });
}

function refuseStandIns(mode) {
  if (mode !== 'standins') return;
  throw new Failure(
    'npm run func: this machine builds with the stand-ins, which only imitate the Functions worker, so that the real host would ' +
      'start nothing: run `npm start`, or `npm run func -- --packages=probe` where NuGet has the official packages.',
  );
}

function spawnFunc(args, cwd, env) {
  const start = startOfTool('func', ['start', ...args], env);
  return spawn(start.command, start.args, { ...start.options, cwd, env, stdio: 'inherit' });
}
