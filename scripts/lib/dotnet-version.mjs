import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { inRoot, root } from './root.mjs';
import { isAtLeast, parseVersion } from './version.mjs';

const download = 'https://dotnet.microsoft.com/download/dotnet/10.0';

/** The version of the SDK that builds here; throws a Failure that says what to install when there is none. */
export function requireDotnet() {
  const wanted = JSON.parse(readFileSync(inRoot('global.json'), 'utf8')).sdk.version;
  const found = ask(['--version']);
  const problem = sdkProblem(wanted, found, found.status === 0 ? '' : ask(['--list-sdks']).stdout);
  if (problem) throw problem;
  return found.stdout.trim();
}

/** A Failure, or undefined when the SDK will do. `found` is what `dotnet --version` answered in the repository. */
export function sdkProblem(wanted, found, installed) {
  const advice = `install the .NET SDK ${wanted} or a later 10.0 release from ${download}`;
  if (found.error) return new Failure(`DigitalTwin needs the .NET SDK, and \`dotnet\` was not found: ${advice}.`);
  const version = parseVersion(found.stdout);
  if (found.status === 0 && version && isAtLeast(version, parseVersion(wanted))) return undefined;
  const has = linesOf(installed || found.stdout).map((line) => line.split(' ')[0]);
  const fitting = found.status !== 0 && has.find((one) => isTaken(one, wanted));
  if (fitting) return failing(fitting, linesOf(found.stderr));
  return new Failure(`DigitalTwin needs the .NET SDK 10, and this machine has ${has.join(', ') || 'none'}: ${advice}.`);
}

/** Whether global.json takes this version: a later release of the same 10.0, and no preview. */
function isTaken(version, wanted) {
  const [major, minor, patch] = parseVersion(version) ?? [];
  return !version.includes('-') && wanted.startsWith(`${major}.${minor}.`) && patch >= parseVersion(wanted)[2];
}

const failing = (version, [cause = 'it says nothing', ...more]) =>
  new Failure(`The .NET SDK ${version} is here, but \`dotnet --version\` fails: ${cause}`, more.join('\n'));

const linesOf = (text) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const ask = (args) => spawnSync('dotnet', args, { cwd: root, encoding: 'utf8' });
