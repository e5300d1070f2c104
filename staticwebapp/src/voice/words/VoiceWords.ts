import type { Obstacle } from '../obstacles.ts';

/** Every word of the voice, in one language; as in `words/Words.ts`. */
export interface VoiceWords extends Readonly<Record<Obstacle, string>> {
  /** The button, which begins to record. */
  readonly speak: string;
  /** The same button while it records. */
  readonly finish: string;
  readonly cancel: string;
  /** Ends the speaking; the answer stays. */
  readonly hush: string;
  readonly opening: string;
  readonly recording: string;
  readonly held: string;
  readonly almost: string;
  readonly sending: string;
  /** So far nothing at all came from the microphone. */
  readonly unheard: string;
  readonly onlyText: string;
  /** Of a browser that listens itself. */
  readonly elsewhere: string;
}
