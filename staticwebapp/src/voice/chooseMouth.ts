import type { Mouth } from './Mouth.ts';
import { Playback } from './Playback.ts';
import { canRead, Reading } from './Reading.ts';
import type { Sound } from './Sound.ts';

/**
 * The server's voice where it has one, else the browser's, if it has.
 *
 * @param sound Where the server speaks.
 */
export function chooseMouth(
  sound: Sound | undefined,
  locale: string,
  plainText: (markdown: string) => string,
  told: (sentence: string | undefined) => void,
): Mouth | undefined {
  if (sound) return new Playback(sound.context, sound.output, told);
  return canRead() ? new Reading(locale, plainText, told) : undefined;
}
