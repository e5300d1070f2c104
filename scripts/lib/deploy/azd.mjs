import { spawn, spawnSync } from 'node:child_process';
import { attended } from '../attended.mjs';
import { Failure } from '../failure.mjs';
import { root } from '../root.mjs';
import { startOfTool } from '../tool.mjs';
import { parseVersion } from '../version.mjs';

/** Throws a Failure that says how to get azd when there is none. */
export function requireAzd() {
  const { status, stdout } = ask(['version']);
  if (status === 0 && parseVersion(stdout)) return;
  throw new Failure(
    '`azd`, the Azure Developer CLI, was not found: install it with `winget install microsoft.azd` on Windows, ' +
      '`brew install azure/azd/azd` on a Mac, or as https://aka.ms/azd-install says for Linux, and open a new terminal.',
  );
}

/** The names of the environments that azd keeps for this project. */
export function knownEnvironments() {
  const { status, stdout, stderr } = ask(['env', 'list', '--output', 'json']);
  if (status !== 0) throw new Failure('azd could not list its environments.', `${stdout}${stderr}`);
  return (JSON.parse(stdout) ?? []).map(({ Name }) => Name);
}

/** Runs one of azd's short commands to its end; throws a Failure with what it said when it does not go well. */
export function tellAzd(...args) {
  const { status, stdout, stderr } = ask(args);
  if (status !== 0) throw new Failure(`azd ${args.slice(0, 2).join(' ')} did not go well.`, `${stdout}${stderr}`);
}

/** Runs azd in this terminal, which it may ask in. Resolves to its exit code. */
export function runAzd(...args) {
  const start = startOfTool('azd', args);
  return attended(spawn(start.command, start.args, { ...start.options, cwd: root, stdio: 'inherit' }));
}

function ask(args) {
  const start = startOfTool('azd', args);
  if (!start) return { status: undefined, stdout: '', stderr: '' };
  const options = { ...start.options, cwd: root, encoding: 'utf8', windowsHide: true };
  const { status, stdout, stderr } = spawnSync(start.command, start.args, options);
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}
