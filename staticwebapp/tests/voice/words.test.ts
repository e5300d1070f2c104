import { describe, expect, it } from 'vitest';
import { first, loadVoiceWords } from '../../src/voice/words/load.ts';
import { languages } from '../../src/words/language.ts';

const spoken = await Promise.all(
  languages.map(async (language) => [language, await loadVoiceWords(language)] as const),
);
const isSentence = (text: string) => /[.。।]$/.test(text);

describe.each(spoken)('the voice in %s', (language, words) => {
  it('has words for everything, in print, and none left in English', () => {
    expect(Object.keys(words)).toEqual(Object.keys(first));
    for (const [name, text] of Object.entries(words)) {
      expect(text, name).toBe(text.trim().normalize());
      expect(text, name).not.toMatch(/["'`]|\.\.\.|\s{2}/);
      expect(isSentence(text), name).toBe(isSentence(first[name as keyof typeof first]));
      if (language !== 'en') expect(text, name).not.toBe(first[name as keyof typeof first]);
    }
  });

  it('has another name for each button of one place', () => {
    const names = [words.speak, words.finish, words.cancel, words.hush];
    expect(new Set(names).size).toBe(names.length);
  });
});
