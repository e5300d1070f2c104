import type { Kit } from './Kit.ts';
import { localeOf } from './locale.ts';
import { first, loadVoiceWords } from './words/load.ts';

/** The voice's words in the element's language, which is loaded once it is known, and the language that is listened to. */
export class Tongue {
  words = first;
  language: string | undefined;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  async speak(language: string): Promise<void> {
    if (language === this.language) return;
    this.language = language;
    const words = await loadVoiceWords(language);
    if (language !== this.language) return;
    this.words = words;
    this.#changed();
  }

  locale({ conversation }: Kit): string {
    return localeOf([conversation.state.persona?.language, this.language], navigator.languages);
  }
}
