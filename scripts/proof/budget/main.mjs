import { runProofs } from '../run.mjs';
import { prove } from './budget.mjs';
import { readOptions, usage } from './options.mjs';

export async function main(args) {
  const options = readOptions(args);
  if (!options.help) return runProofs([{ name: 'budget', kind: 'tables', prove }], options);
  console.log(usage);
  return 0;
}
