import type { Mouth, Spoken } from './Mouth.ts';
import { wholeSentences } from './sentences.ts';

export const canRead = (): boolean => 'speechSynthesis' in globalThis && 'Segmenter' in Intl;

/** Has the browser read the answer out, sentence by sentence as it is written. */
export class Reading implements Mouth {
  readonly #language: string;
  readonly #plainText: (markdown: string) => string;
  readonly #spoken: Spoken;
  #rest = '';
  #waiting = 0;
  #stopped = false;

  constructor(language: string, plainText: (markdown: string) => string, spoken: Spoken) {
    this.#language = language;
    this.#plainText = plainText;
    this.#spoken = spoken;
  }

  word(delta: string): void {
    const [whole, rest] = wholeSentences(this.#rest + delta, this.#language);
    this.#rest = rest;
    for (const sentence of whole) this.#say(sentence);
  }

  audio(): void {}

  end(): void {
    this.#say(this.#rest);
    this.#rest = '';
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    if (this.#waiting > 0) speechSynthesis.cancel();
    this.#spoken(undefined);
  }

  #say(sentence: string): void {
    const text = this.#plainText(sentence).trim();
    if (this.#stopped || !/[\p{L}\p{N}]/u.test(text)) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = this.#language;
    utterance.onstart = () => this.#stopped || this.#spoken(text);
    utterance.onend = utterance.onerror = () => {
      this.#waiting--;
      if (this.#waiting === 0 && !this.#stopped) this.#spoken(undefined);
    };
    this.#waiting++;
    speechSynthesis.speak(utterance);
  }
}
