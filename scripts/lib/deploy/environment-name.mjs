import { Failure } from '../failure.mjs';

export const environments = ['dev', 'test', 'prod'];

export const asksForHelp = (args) => args.includes('--help') || args.includes('-h');

/**
 * Reads `NAME [options] [-- arguments for azd]`: the name must be one of the environments, options those in `known`. npm takes
 * the first -- for itself, so that what follows the options needs none.
 */
export function readCommandLine(args, known, usage) {
  const [name, ...rest] = args;
  if (!environments.includes(name)) {
    const problem = name === undefined ? 'Say which environment' : `"${name}" is no environment`;
    throw new Failure(`${problem}: dev, test or prod.\n\n${usage}`);
  }
  const end = rest.indexOf('--');
  const before = end === -1 ? rest : rest.slice(0, end);
  const after = end === -1 ? [] : rest.slice(end + 1);
  const forAzd = [...before.filter((arg) => !known.includes(arg)), ...after];
  refuseAnotherTarget(name, forAzd);
  return { name, options: new Set(before.filter((arg) => known.includes(arg))), forAzd };
}

// Of two, azd takes the last; and short flags may come in one word with others.
const namesAnotherTarget = (arg) => /^--(environment|cwd)(=|$)/.test(arg) || /^-[A-Za-z]*[eC]/.test(arg);

function refuseAnotherTarget(name, forAzd) {
  const odd = forAzd.find(namesAnotherTarget);
  if (odd === undefined) return;
  throw new Failure(
    `${odd} could lead azd to another environment than ${name}: leave it out, and name the one you mean first: dev, test or prod.`,
  );
}
