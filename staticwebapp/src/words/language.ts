import { counter, waitIn } from './counter.ts';
import { en } from './en.ts';
import type { Words } from './Words.ts';

/** Each in a chunk of its own, which only visitors who read that language load. */
const others = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  hi: () => import('./hi.ts'),
  ja: () => import('./ja.ts'),
  zh: () => import('./zh.ts'),
};

export type Language = 'en' | keyof typeof others;

export const languages = ['en', ...Object.keys(others)] as readonly Language[];

/** The first wanted language that there is, whatever its region and script (`de-AT`, `zh-Hant-TW`), else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languages.find((language) => language === primary(tag));
    if (found) return found;
  }
  return 'en';
}

export function isRightToLeft(language: string): boolean {
  return language === 'ar';
}

/**
 * Never fails: a visitor is better served in English than not at all.
 * @param locale How numbers are written, where regions differ: `ar-EG` has figures of its own.
 */
export async function loadWords(language: Language, locale: string = language): Promise<Words> {
  if (language === 'en') return en;
  try {
    return (await others[language]()).words(counter(locale), waitIn);
  } catch {
    return en;
  }
}

/** `de` of `de_AT` also, which is how authors coming from other systems write it; `zh` of `cmn`. */
function primary(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-')).language;
  } catch {
    return undefined;
  }
}
