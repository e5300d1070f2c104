import { parseArgs } from 'node:util';
import { Failure } from '../lib/failure.mjs';

/** The values of these options, which take a text each, of `flags`, which take none, and of `help`. */
export function textsOf(args, names, usage, flags = []) {
  const each = (list, type) => list.map((name) => [name, { type }]);
  try {
    const options = Object.fromEntries([...each(names, 'string'), ...each([...flags, 'help'], 'boolean')]);
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Failure(`${error.message}\n\n${usage}`);
  }
}

export function wholeNumber(name, text, otherwise, usage) {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Failure(`--${name} is a whole number from 1.\n\n${usage}`);
  return Number(text);
}

export const anySeed = () => Date.now() % 1_000_000;
