/** As much of the browser's own recognition as is used here; TypeScript knows none of it. */
interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onstart: () => void;
  onresult: (event: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> }) => void;
  onerror: (event: { readonly error: string }) => void;
  onend: () => void;
  start(): void;
  stop(): void;
  abort(): void;
}

const recognition = (): (new () => Recognition) | undefined => Object(globalThis).webkitSpeechRecognition;

export const canListen = (): boolean => recognition() !== undefined;

/** Has the browser listen and write down what it understands. */
export class Listening {
  readonly #recognition: Recognition;
  #text = '';

  /** @param heard Told all that is understood so far. `ended` is told at the end, and what went wrong where something did. */
  constructor(
    language: string,
    opened: () => void,
    heard: (text: string) => void,
    ended: (text: string, error?: string) => void,
  ) {
    const Recogniser = recognition();
    if (!Recogniser) throw new TypeError('This browser does not listen.');
    this.#recognition = new Recogniser();
    Object.assign(this.#recognition, { lang: language, continuous: true, interimResults: true });
    let error: string | undefined;
    this.#recognition.onstart = opened;
    this.#recognition.onresult = ({ results }) => {
      this.#text = Array.from(results, (best) => best[0]?.transcript ?? '')
        .join('')
        .trim();
      heard(this.#text);
    };
    this.#recognition.onerror = (event) => {
      error = event.error;
    };
    this.#recognition.onend = () => ended(this.#text, error);
    this.#recognition.start();
  }

  finish(): void {
    this.#recognition.stop();
  }

  release(): void {
    this.#recognition.onend = () => undefined;
    this.#recognition.abort();
  }
}
