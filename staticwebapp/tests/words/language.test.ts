import { afterEach, describe, expect, it, vi } from 'vitest';
import { en } from '../../src/words/en.ts';
import { chooseLanguage, isRightToLeft, languages, loadWords } from '../../src/words/language.ts';

afterEach(() => {
  vi.doUnmock('../../src/words/de.ts');
  vi.resetModules();
});

describe('chooseLanguage', () => {
  it.each<[string[], string]>([
    [['de'], 'de'],
    [['de-AT', 'en'], 'de'],
    [['zh-Hant-TW'], 'zh'],
    [['cmn-Hans-CN'], 'zh'],
    [['AR-eg'], 'ar'],
    [['ja_JP'], 'ja'],
    [['en-GB', 'de'], 'en'],
    [['pt-BR', 'gl', 'es-ES', 'en'], 'es'],
    [['', 'fr'], 'fr'],
    [['a b', '*', 'toString', '__proto__', 'hi'], 'hi'],
    [['pt'], 'en'],
    [[], 'en'],
  ])('for %j is %s', (wanted, language) => {
    expect(chooseLanguage(wanted)).toBe(language);
  });
});

describe('isRightToLeft', () => {
  it('is so for Arabic alone', () => {
    expect(languages.filter(isRightToLeft)).toEqual(['ar']);
  });
});

describe('loadWords', () => {
  it.each(languages)('gives those of %s', async (language) => {
    expect((await loadWords(language)).language).toBe(language);
  });

  it('writes numbers as the visitor’s region does', async () => {
    expect((await loadWords('ar', 'ar-EG')).charactersLeft(3)).toBe('بقيت ٣ أحرف');
    expect((await loadWords('es', 'es-MX')).charactersLeft(12_345)).toBe('Quedan 12,345 caracteres');
  });

  it('gives the English ones when a language does not arrive', async () => {
    vi.doMock('../../src/words/de.ts', () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    expect(await loadWords('de')).toBe(en);
  });
});
