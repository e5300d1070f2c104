import { words as en } from './en.ts';
import type { VoiceWords } from './VoiceWords.ts';

const others: Readonly<Record<string, () => Promise<{ readonly words: VoiceWords }>>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  hi: () => import('./hi.ts'),
  ja: () => import('./ja.ts'),
  zh: () => import('./zh.ts'),
};

/** English until they are there, and where they don't come. */
export const first = en;

export async function loadVoiceWords(language: string): Promise<VoiceWords> {
  const loaded = await others[language]?.().catch(() => undefined);
  return loaded?.words ?? en;
}
