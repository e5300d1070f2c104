import { traffic } from './traffic.mjs';

/** The line of what hears and speaks, as a list; empty without. `speech` is { hears, speaks }, names of models; `prices` those of it. */
export function voiceLines(prices, { hears, speaks } = {}) {
  if (!hears) return [];
  const what = `Voice (${[hears, speaks].filter(Boolean).join(', ')})`;
  const heard = prices.secondHeard[hears];
  const spoken = speaks ? prices.characterSpoken[speaks] : 0;
  if (heard === undefined || spoken === undefined)
    return [{ what, note: 'its price is not known here: ask who bills it' }];
  const { spokenTurns, secondsHeard, charactersSpoken } = traffic;
  const note = `${spokenTurns} of the questions spoken; counts in DAILY_TOKEN_BUDGET, docs/decisions/0023`;
  return [{ what, estimate: spokenTurns * (secondsHeard * heard + charactersSpoken * spoken), note }];
}
