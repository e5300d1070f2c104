import { anySeed, textsOf, wholeNumber } from '../arguments.mjs';

export const usage = `npm run prove:budget [-- options]

Proves with real processes on one ledger, in tables of an Azurite of its own, that a day's budget is never overrun and that nearly
all of it can be used. A model that bills what it likes stands in for OpenAI. Everything it makes is temporary.

  --processes=N   how many hosts share the ledger; 20 unless told
  --turns=N       how many turns each has at once; 25 unless told
  --seed=N        the same bills as another run, though never the same timing

It ends with 1 if more is spent than the budget, by the model's bill or by the ledger, if the ledger holds less than the
bill, or if less than 95 % of the budget can be used. Times are told, not judged.`;

export function readOptions(args) {
  const { processes, turns, seed, help } = textsOf(args, ['processes', 'turns', 'seed'], usage);
  const number = (name, text, otherwise) => wholeNumber(name, text, otherwise, usage);
  return {
    help,
    processes: number('processes', processes, 20),
    turns: number('turns', turns, 25),
    seed: number('seed', seed, anySeed()),
  };
}
