import { spawn } from 'node:child_process';
import { attended } from '../attended.mjs';
import { azdNotFound } from '../azure/checks/tools.mjs';
import { azureCli } from '../azure/cli.mjs';
import { Failure } from '../failure.mjs';
import { root } from '../root.mjs';
import { findTool, startOfTool } from '../tool.mjs';

/** Throws a Failure that says how to get azd when there is none. */
export async function requireAzd() {
  if (findTool('azd')) return tellAzd('version');
  throw new Failure(azdNotFound);
}

/** The names of the environments that azd keeps for this project. */
export async function knownEnvironments() {
  const { value, said } = await azdHere().azd(['env', 'list']);
  if (said === undefined && Array.isArray(value ?? [])) return (value ?? []).map((environment) => environment?.Name);
  throw new Failure(
    'azd could not list its environments; `azd env list` shows why.',
    said ?? `It printed ${JSON.stringify(value)}`,
  );
}

/** Runs one of azd's short commands to its end; throws a Failure with what it said when it does not go well. */
export async function tellAzd(...args) {
  const said = await azdHere().tell(args);
  if (said !== undefined) throw new Failure(`azd ${args.slice(0, 2).join(' ')} did not go well.`, said);
}

/** Runs azd in this terminal, which it may ask in. Resolves to its exit code. */
export function runAzd(...args) {
  const start = startOfTool('azd', args);
  return attended(spawn(start.command, start.args, { ...start.options, cwd: root, stdio: 'inherit' }));
}

/** azd finds the project by the folder that it is started in. */
const azdHere = () => azureCli(process.env, undefined, root);
