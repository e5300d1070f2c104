import type { Words } from '../../src/words/Words.ts';

type Telling = { [K in keyof Words as Words[K] extends string ? never : K]: Words[K] };
type Told = { readonly [K in keyof Telling]: readonly (Telling[K] extends (...told: infer A) => string ? A : never)[] };

export const numbers = [0, 1, 2, 3, 5, 11, 21, 100] as const;
const counts = numbers.map((number): [number] => [number]);
const owners: [string | undefined, boolean?][] = [['Sabela'], [undefined], ['Neuroscience tutor', true]];

/** What each text that is made is made of, all the ways that may differ. A text that is missing here doesn't compile. */
const told: Told = {
  twinOf: owners,
  disclosure: owners.flatMap(([owner, own]) =>
    [undefined, ...numbers].map((days): [typeof owner, typeof days, typeof own] => [owner, days, own]),
  ),
  placeholder: owners.map(([owner]): [typeof owner] => [owner]),
  openTwin: owners,
  charactersLeft: counts,
  charactersTooMany: counts,
  removeQuestion: [['Bridges']],
  failed: [[502]],
  retryIn: [...counts, [300], [1260], [7200], [39600]],
};

/** All that a language can say, each text under its name. */
export function everyWord(words: Words): [name: string, text: string][] {
  return Object.entries(words).flatMap(([name, word]: [string, unknown]) => {
    if (typeof word !== 'function') return [[name, word as string]];
    return told[name as keyof Told].map((given): [string, string] => [`${name}(${given})`, word(...given)]);
  });
}
