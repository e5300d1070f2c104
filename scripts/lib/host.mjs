import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { attended } from './attended.mjs';
import { fingerprint, stamp } from './fingerprint.mjs';
import { packagesEnvironment } from './packages.mjs';
import { inRoot, root } from './root.mjs';
import { run } from './run.mjs';

/** Builds src/LocalHost for use, unless what is there was made from these sources by this SDK. Resolves like `run`. */
export const buildHost = (mode, sdk) =>
  makeHost('app build', mode, sdk, 'release', ['build', '-clp:ErrorsOnly;NoSummary']);

/**
 * As `buildHost`, for this machine and compiled ahead (ReadyToRun). It takes longer to make and starts sooner: for what is measured.
 * `spawnHost` starts it as the configuration `published`.
 */
export const publishHost = (mode, sdk) =>
  makeHost('app publish', mode, sdk, 'published', [
    'publish',
    ...['--use-current-runtime', '--no-self-contained', '-p:PublishReadyToRun=true'],
    ...['-o', path.dirname(hostAssembly(mode, 'published')), '-clp:ErrorsOnly;NoSummary'],
  ]);

async function makeHost(name, mode, sdk, configuration, [verb, ...options]) {
  const print = fingerprint([...rootFiles(), inRoot('src'), inRoot('standins')], [sdk]);
  const made = stamp(configuration === 'release' ? `host-${mode}` : `host-${mode}-${configuration}`);
  if (existsSync(hostAssembly(mode, configuration)) && made.says(print)) return { code: 0, output: '', upToDate: true };
  made.forget();
  const command = ['dotnet', verb, inRoot('src', 'LocalHost'), '-c', 'Release', ...options];
  const outcome = await run(name, command, { env: packagesEnvironment(mode) });
  if (outcome.code === 0) made.remember(print);
  return outcome;
}

/** Starts the built host; its output is the terminal's unless `stdio` says otherwise. */
export function spawnHost(mode, args = [], { env = process.env, stdio = 'inherit', configuration } = {}) {
  return spawn('dotnet', ['exec', hostAssembly(mode, configuration), ...args], { cwd: root, env, stdio });
}

/** Runs the host until it ends, passing on the signals that ask it to, or until the promise `until`. Resolves to its exit code. */
export const runHost = (mode, args, { env, until } = {}) => attended(spawnHost(mode, args, { env }), until);

/** Where a host lies: `release` or `debug` as a build makes it, or `published`. */
export const hostAssembly = (mode, configuration = 'release') =>
  inRoot(
    ...['artifacts', mode, configuration === 'published' ? 'publish' : 'bin', 'LocalHost', configuration],
    'DigitalTwin.LocalHost.dll',
  );

/** Directory.Build.props and what else MSBuild reads here; that README.md is among them costs one needless build. */
const rootFiles = () =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => inRoot(entry.name));
