import { parseArgs } from 'node:util';
import { Failure } from '../lib/failure.mjs';
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
  const { values } = parsed(args);
  const { only, store } = values;
  if (only && !names.includes(only)) throw new Failure(`--only is one of ${names.join(', ')}.\n\n${usage}`);
  if (store && !['files', 'tables'].includes(store)) throw new Failure(`--store is files or tables.\n\n${usage}`);
  const seed = number('seed', values.seed, Date.now() % 1_000_000);
  return { only, store, help: values.help, rounds: number('rounds', values.rounds, 100), seed };
}

function parsed(args) {
  const text = { type: 'string' };
  try {
    const options = { only: text, store: text, rounds: text, seed: text, help: { type: 'boolean' } };
    return parseArgs({ args, options });
  } catch (error) {
    throw new Failure(`${error.message}\n\n${usage}`);
  }
}

function number(name, text, otherwise) {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Failure(`--${name} is a whole number from 1.\n\n${usage}`);
  return Number(text);
}
