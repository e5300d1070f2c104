import { describe, expect, it } from 'vitest';
import type { Trouble } from '../../src/conversation/state.ts';
import { troubleSentence } from '../../src/element/troubleSentence.ts';
import { en } from '../../src/words/en.ts';
import { languages, loadWords } from '../../src/words/language.ts';

const others = await Promise.all(
  languages.filter((language) => language !== 'en').map((language) => loadWords(language)),
);
const problem = (status: number, detail?: string) =>
  ({ kind: 'problem', status, ...(detail !== undefined && { detail }) }) as const;

describe('troubleSentence', () => {
  it.each<[Trouble, string]>([
    [{ failure: { kind: 'unreachable' }, repeat: 'ask' }, en.unreachable],
    [{ failure: { kind: 'unreadable' }, repeat: 'open' }, en.unreadable],
    [{ failure: { kind: 'broken-off' }, repeat: 'ask' }, en.brokenOff],
    [{ failure: { kind: 'gone' } }, en.gone],
    [{ failure: { kind: 'reported', detail: 'Sorry.' }, repeat: 'ask' }, 'Sorry.'],
    [{ failure: { kind: 'reported', detail: '' }, repeat: 'ask' }, en.unfinished],
    [{ failure: problem(500), repeat: 'ask' }, 'The twin could not answer (error 500).'],
    [{ failure: problem(501), repeat: 'ask' }, 'The twin could not answer (error 501).'],
    [{ failure: problem(502), repeat: 'ask' }, en.overloaded],
    [{ failure: problem(503), repeat: 'open' }, en.overloaded],
    [{ failure: problem(504), repeat: 'earlier' }, en.overloaded],
    [{ failure: problem(505), repeat: 'ask' }, 'The twin could not answer (error 505).'],
    [{ failure: problem(429), repeat: 'ask' }, en.tooFast],
    [{ failure: problem(429, 'Slow down.'), repeat: 'ask' }, 'Slow down.'],
    [{ failure: problem(503, 'Busy.'), repeat: 'open' }, 'Busy.'],
    [{ failure: problem(400, 'Too long.') }, `Too long. ${en.backInBox}`],
    [{ failure: problem(400) }, `The twin could not answer (error 400). ${en.backInBox}`],
    [{ failure: problem(404, 'Gone.') }, `Gone. ${en.inNewConversation}`],
  ])('says of %j what happened and what to do', (trouble, sentence) => {
    expect(troubleSentence(trouble, en)).toBe(sentence);
  });

  it('leaves the seconds to the countdown', () => {
    const trouble: Trouble = { failure: { ...problem(429), retryAfter: 7 }, repeat: 'ask', wait: 7 };
    expect(troubleSentence(trouble, en)).toBe(en.tooFast);
  });

  it.each(others)(
    'says nothing of the server’s English in another language ($language), but what only that knows',
    (words) => {
      const said = (trouble: Trouble) => troubleSentence(trouble, words);
      expect(said({ failure: { kind: 'reported', detail: 'Sorry.' }, repeat: 'ask' })).toBe(words.unfinished);
      expect(said({ failure: problem(429, 'Slow down.'), repeat: 'ask' })).toBe(words.tooFast);
      expect(said({ failure: problem(503, 'Busy.'), repeat: 'open' })).toBe(words.overloaded);
      expect(said({ failure: problem(500, 'Broken.'), repeat: 'ask' })).toBe(words.failed(500));
      expect(said({ failure: problem(400, 'Too long.') })).toBe(`Too long. ${words.backInBox}`);
      expect(said({ failure: problem(404) })).toBe(`${words.failed(404)} ${words.inNewConversation}`);
    },
  );
});
