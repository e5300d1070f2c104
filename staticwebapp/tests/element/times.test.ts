import { afterEach, describe, expect, it, vi } from 'vitest';
import { localeOf, shortTime } from '../../src/element/times.ts';

const now = new Date(2026, 2, 1, 18, 0);
const said = (...[year, month, day, hour, minute]: [number, number, number, number, number]) =>
  shortTime(new Date(year, month, day, hour, minute).toISOString(), now, 'en-GB');

describe('shortTime', () => {
  it('is the time of day, today', () => {
    expect(said(2026, 2, 1, 9, 5)).toBe('09:05');
  });

  it('names the day before today, and the year before this one', () => {
    expect(said(2026, 1, 28, 23, 59)).toMatch(/^28 February\D+23:59$/);
    expect(said(2025, 2, 1, 9, 5)).toMatch(/^1 March 2025\D+09:05$/);
  });

  it('is empty for what is no time', () => {
    expect(shortTime('undefined', now)).toBe('');
  });
});

describe('localeOf', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    [['en-GB', 'en'], 'en', 'en-GB'],
    [['fr-CH', 'de-AT', 'de'], 'de', 'de-AT'],
    [['den'], 'de', 'de'],
    [[], 'ja', 'ja'],
  ])('writes for a visitor with %j who reads %s as %s', (languages, language, locale) => {
    vi.stubGlobal('navigator', { languages });
    expect(localeOf(language)).toBe(locale);
  });
});
