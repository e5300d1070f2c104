import { Failure } from '../failure.mjs';

export const environments = ['dev', 'test', 'prod'];

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
  return { name, options: new Set(before.filter((arg) => known.includes(arg))), forAzd };
}
