import { describe, expect, it } from 'vitest';
import { en } from '../../src/words/en.ts';
import { isRightToLeft, type Language, languages, loadWords } from '../../src/words/language.ts';
import type { Words } from '../../src/words/Words.ts';
import { everyWord } from '../testing/everyWord.ts';

const spoken = await Promise.all(languages.map(async (language) => [language, await loadWords(language)] as const));
const owners = ['Sabela', 'سالم', '李明'];
const ofOwner = (words: Words) => (owner: string) => [
  words.twinOf(owner),
  words.disclosure(owner, 90),
  words.placeholder(owner),
  words.openTwin(owner),
];

const english = new Map(everyWord(en));
const isSentence = (text: string) => /[.。।]$/.test(text);

describe.each(spoken)('in %s', (_, words) => {
  const said = everyWord(words);
  const where = (wrong: (text: string, name: string) => boolean) => said.filter(([name, text]) => wrong(text, name));

  it('every text has words, and no trace of how it was made', () => {
    expect(where((text) => /^\s*$|undefined|null|NaN|\[object|#|\$\{|[<>]/.test(text))).toEqual([]);
  });

  it('no text has spaces around it, two in a row, or letters made of parts', () => {
    expect(where((text) => text !== text.trim() || /\s{2}/.test(text) || text !== text.normalize())).toEqual([]);
  });

  it('quotes, apostrophes and dots are those of print', () => {
    expect(where((text) => /["'`]|\.\.\./.test(text))).toEqual([]);
  });

  it('the owner’s name stands in whatever speaks of the owner', () => {
    for (const owner of owners) for (const text of ofOwner(words)(owner)) expect(text).toContain(owner);
  });

  it('what ends as a sentence is what does so in English', () => {
    expect(where((text, name) => isSentence(text) !== isSentence(english.get(name) ?? ''))).toEqual([]);
  });

  it('the buttons of one place have different names', () => {
    const places = [
      [words.edit, words.copyAnswer, words.copyCode, words.answerAgain, words.stop, words.send, words.tryAgain],
      [words.sendAgain, words.cancel, words.send],
      [words.newConversation, words.conversations, words.close, words.saveMarkdown, words.saveJson, words.remove],
    ];
    for (const names of places) expect(new Set(names).size).toBe(names.length);
  });
});

describe('a language that is not English', () => {
  // The name is told as it is, and AI as it is written there.
  const abbreviated = 'twinOf(Neuroscience tutor,true)';
  const borrowed: Partial<Record<Language, string[]>> = { fr: ['conversation'], hi: [abbreviated] };

  it.each(spoken.filter(([language]) => language !== 'en'))('says nothing in English: %s', (language, words) => {
    const same = everyWord(words).filter(([name, text]) => english.get(name) === text);
    expect(same.map(([name]) => name)).toEqual(borrowed[language] ?? []);
  });

  it.each<[Language, RegExp]>([
    ['ar', /\p{Script=Arabic}/u],
    ['hi', /\p{Script=Devanagari}/u],
    ['ja', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u],
    ['zh', /\p{Script=Han}/u],
  ])('writes in its own script: %s', async (language, letters) => {
    const others = everyWord(await loadWords(language)).filter(
      ([name, text]) => name !== abbreviated && !letters.test(text),
    );
    expect(others).toEqual([['language', language]]);
  });
});

describe('from right to left', () => {
  it('names and titles are kept apart from the words around them', async () => {
    for (const language of languages.filter(isRightToLeft)) {
      const words = await loadWords(language);
      for (const text of ofOwner(words)('Sabela')) expect(text).toContain('\u2068Sabela\u2069');
      expect(words.removeQuestion('Which bridges?')).toContain('\u2068Which bridges?\u2069');
    }
  });
});

describe('French', () => {
  it.each([
    ['Sabela', 'de Sabela'],
    ['Émile', 'd’Émile'],
    ['Hélène', 'd’Hélène'],
    ['Yves', 'd’Yves'],
    ['Yannick', 'de Yannick'],
  ])('elides before %s: %s', async (owner, elided) => {
    expect((await loadWords('fr')).openTwin(owner)).toMatch(new RegExp(`${elided}$`));
  });

  it('has a fine space before the signs that want one', async () => {
    for (const [, text] of everyWord(await loadWords('fr')))
      expect(text).not.toMatch(/[^\u202f][;!?»]|«[^\u202f]|[^\u00a0]:/);
  });
});

describe('Chinese', () => {
  it('sets Latin names apart, and Chinese ones not', async () => {
    const { placeholder } = await loadWords('zh');
    expect([placeholder('Sabela'), placeholder('李明')]).toEqual(['向 Sabela 提问', '向李明提问']);
  });
});
