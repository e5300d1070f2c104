import { Failure } from '../failure.mjs';
import { startOfTool } from '../tool.mjs';
import { hookSettings } from './hook-settings.mjs';
import { listOf, outcomeOf } from './outcome.mjs';
import { runToEnd } from './run-to-end.mjs';

/**
 * Azure's two command lines, started in the folder `cwd`. `az(args)` and `azd(args)` resolve to one of
 *   { ok: true, value }   what it printed, read as JSON; undefined when it printed nothing, and of az's lists always an array of objects
 *   { missing: true }     there is no such program
 *   { said }              it failed; what it said of it, without `ERROR:`
 * Every call of az names the subscription, for the one it takes by itself may be another. `tell(args)` is for those commands of azd
 * that have nothing to answer: it resolves to undefined, or to what it said when it failed.
 */
export function azureCli(environment, subscription, cwd = process.cwd()) {
  const named = subscription ? ['--subscription', subscription] : [];
  return {
    az: async (args) => {
      const outcome = await call('az', [...args, ...named, '--output', 'json', '--only-show-errors'], environment, cwd);
      return args.some((arg) => /^list(-|$)/.test(arg)) ? listOf(outcome) : outcome;
    },
    azd: (args) => call('azd', [...args, '--output', 'json'], environment, cwd),
    tell: (args) => tell('azd', args, environment, cwd),
  };
}

async function call(name, args, environment, cwd) {
  const ending = await ended(name, args, environment, cwd);
  return ending.code === undefined ? ending : outcomeOf(ending);
}

async function tell(name, args, environment, cwd) {
  const ending = await ended(name, args, environment, cwd);
  if (ending.code === 0) return undefined;
  return ending.missing ? `${name} is missing` : (ending.said ?? outcomeOf(ending).said);
}

async function ended(name, args, environment, cwd) {
  try {
    const start = startOfTool(name, args, environment);
    const signal = AbortSignal.timeout(hookSettings(environment).cliPatience);
    return start ? await runToEnd(start, { env: environment, signal, cwd }) : { missing: true };
  } catch (problem) {
    if (problem instanceof Failure) return { said: problem.message.replace(/\.$/, '') };
    throw problem;
  }
}
