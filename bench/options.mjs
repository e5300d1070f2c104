import { Failure } from '../scripts/lib/failure.mjs';
import { textsOf, wholeNumber } from '../scripts/proof/arguments.mjs';
import { requireFileName } from './report/save.mjs';

const fewestRuns = 5;

const usage = (names) => `npm run bench [-- options]

Measures the twin, on files and on an Azurite of its own, and beside it in the same run the server that most people start with.
Everything it makes is temporary but bench/results/.

  --only=NAMES    some of ${names.join(', ')}; with commas between
  --runs=N        how often each scenario is measured, ${fewestRuns} unless told; fewer say little
  --name=NAME     the results' file name, latest unless told
  --brief         a little of each, once, to see that all of it works: its figures mean nothing and are not saved

Let the machine do nothing else meanwhile.`;

/** `names` are those of all scenarios. */
export function readOptions(args, names) {
  const help = usage(names);
  const given = textsOf(args, ['only', 'runs', 'name'], help, ['brief']);
  const only = given.only?.split(',') ?? names;
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Failure(`--only takes ${names.join(', ')}, not "${unknown}".\n\n${help}`);
  const name = given.name ?? 'latest';
  requireFileName(name);
  const { brief = false } = given;
  const runs = wholeNumber('runs', given.runs, brief ? 1 : fewestRuns, help);
  return { only, name, runs, brief, help: given.help ? help : undefined };
}
