import { Failure } from '../lib/failure.mjs';
import { anySeed, textsOf, wholeNumber } from './arguments.mjs';
import { scenarios } from './scenarios.mjs';

const names = Object.keys(scenarios);

export const usage = `npm run prove:memory [-- options]

Proves with real processes that the memory loses nothing, doubles nothing and costs the same at any length: on files, and on
tables in an Azurite of its own. Everything it makes is temporary.

  --only=NAME     one of ${names.join(', ')}
  --store=KIND    files or tables
  --rounds=N      how often \`kill\` kills; 100 unless told
  --seed=N        the same choices as another run, though never the same timing

It ends with 1 if anything is lost, doubled or out of order, or costs more requests than it should. Times are told, not judged.`;

export function readOptions(args) {
  const { only, store, rounds, seed, help } = textsOf(args, ['only', 'store', 'rounds', 'seed'], usage);
  if (only && !names.includes(only)) throw new Failure(`--only is one of ${names.join(', ')}.\n\n${usage}`);
  if (store && !['files', 'tables'].includes(store)) throw new Failure(`--store is files or tables.\n\n${usage}`);
  const number = (name, text, otherwise) => wholeNumber(name, text, otherwise, usage);
  return { only, store, help, rounds: number('rounds', rounds, 100), seed: number('seed', seed, anySeed()) };
}
