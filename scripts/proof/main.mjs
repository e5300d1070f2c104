import { readOptions, usage } from './options.mjs';
import { runProofs } from './run.mjs';
import { scenarios } from './scenarios.mjs';

export async function main(args) {
  const options = readOptions(args);
  if (!options.help) return runProofs(planned(options), options);
  console.log(usage);
  return 0;
}

const planned = ({ only, store }) =>
  Object.entries(scenarios)
    .filter(([name]) => !only || name === only)
    .flatMap(([name, { prove, stores }]) => stores.map((kind) => ({ name, kind, prove })))
    .filter(({ kind }) => !store || kind === store);
