import type { Mouth, Spoken } from './Mouth.ts';
import { Sequence } from './Sequence.ts';

interface Sentence {
  readonly text: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Plays what the server speaks, one sentence right after the other. */
export class Playback implements Mouth {
  readonly #context: AudioContext;
  readonly #output: AudioNode;
  readonly #spoken: Spoken;
  readonly #sequence = new Sequence<Sentence>();
  readonly #texts: string[] = [];
  readonly #stopping = new AbortController();
  #queue: Promise<unknown> = Promise.resolve();
  /** When the last of those that wait will have been played, in the context's time. */
  #until = 0;

  constructor(context: AudioContext, output: AudioNode, spoken: Spoken) {
    this.#context = context;
    this.#output = output;
    this.#spoken = spoken;
  }

  word(): void {}

  audio({ index, text, media_type: type, audio }: Readonly<Record<string, unknown>>): void {
    if (typeof audio !== 'string') return;
    const sentence = { text: String(text ?? ''), type: String(type ?? 'audio/mpeg'), bytes: bytesOf(audio) };
    for (const one of this.#sequence.add(Number(index), sentence)) {
      // Read at once, so that it is ready when its turn comes.
      const read = this.#context.decodeAudioData(one.bytes.slice().buffer).catch(() => undefined);
      this.#queue = this.#queue.then(async () => this.#play(one, await read));
    }
  }

  end(): void {}

  stop(): void {
    this.#stopping.abort();
    this.#texts.length = 0;
    this.#spoken(undefined);
  }

  /** Ends once it is sure when the next one begins. */
  async #play(sentence: Sentence, sound: AudioBuffer | undefined): Promise<void> {
    const { signal } = this.#stopping;
    if (signal.aborted) return;
    this.#texts.push(sentence.text);
    this.#spoken(this.#texts[0]);
    if (!sound) return this.#playOtherwise(sentence);
    const source = this.#context.createBufferSource();
    source.buffer = sound;
    source.connect(this.#output);
    source.onended = () => this.#next();
    signal.addEventListener('abort', () => source.stop());
    this.#context.resume().catch(() => undefined);
    const from = Math.max(this.#until, this.#context.currentTime);
    source.start(from);
    this.#until = from + sound.duration;
  }

  /** With the browser's own player, for what the other could not read. */
  async #playOtherwise({ bytes, type }: Sentence): Promise<void> {
    const { signal } = this.#stopping;
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    const player = new Audio(address);
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        player.pause();
        resolve();
      });
      player.onended = player.onerror = () => resolve();
      player.play().catch(() => resolve());
    });
    URL.revokeObjectURL(address);
    this.#next();
  }

  #next(): void {
    if (this.#stopping.signal.aborted) return;
    this.#texts.shift();
    this.#spoken(this.#texts[0]);
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
