import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { attended } from './attended.mjs';
import { fingerprint, stamp } from './fingerprint.mjs';
import { packagesEnvironment } from './packages.mjs';
import { inRoot, root } from './root.mjs';
import { run } from './run.mjs';

/** Builds src/LocalHost for use, unless what is there was made from these sources by this SDK. Resolves like `run`. */
export async function buildHost(mode, sdk) {
  const print = fingerprint([...rootFiles(), inRoot('src'), inRoot('standins')], [sdk]);
  const built = stamp(`host-${mode}`);
  if (existsSync(hostAssembly(mode)) && built.says(print)) return { code: 0, output: '', upToDate: true };
  built.forget();
  const command = ['dotnet', 'build', inRoot('src', 'LocalHost'), '-c', 'Release', '-clp:ErrorsOnly;NoSummary'];
  const outcome = await run('app build', command, { env: packagesEnvironment(mode) });
  if (outcome.code === 0) built.remember(print);
  return outcome;
}

/** Starts the built host; its output is the terminal's unless `stdio` says otherwise. */
export function spawnHost(mode, args = [], { env = process.env, stdio = 'inherit', configuration } = {}) {
  return spawn('dotnet', ['exec', hostAssembly(mode, configuration), ...args], { cwd: root, env, stdio });
}

/** Runs the host until it ends, passing on the signals that ask it to, or until the promise `until`. Resolves to its exit code. */
export const runHost = (mode, args, { env, until } = {}) => attended(spawnHost(mode, args, { env }), until);

const hostAssembly = (mode, configuration = 'release') =>
  inRoot('artifacts', mode, 'bin', 'LocalHost', configuration, 'DigitalTwin.LocalHost.dll');

/** Directory.Build.props and what else MSBuild reads here; that README.md is among them costs one needless build. */
const rootFiles = () =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => inRoot(entry.name));
