import { describe, expect, it } from 'vitest';
import { localeOf } from '../../src/voice/locale.ts';

describe('the language that is listened for and spoken', () => {
  it.each([
    ['is the persona’s', ['de', 'en'], ['fr'], 'de'],
    ['is the page’s where the persona has none', [undefined, 'en'], ['fr'], 'en'],
    ['is of the region where the visitor reads it', ['de', 'en'], ['en-GB', 'de-CH'], 'de-CH'],
    ['is of the region that the persona names', ['pt-BR', 'en'], ['pt-PT'], 'pt-BR'],
    ['is never one that no browser could read', ['not a language', 'es'], [], 'es'],
    ['is English where nothing else is known', [undefined], [], 'en'],
  ])('%s', (_, wanted, preferred, locale) => expect(localeOf(wanted, preferred)).toBe(locale));
});
