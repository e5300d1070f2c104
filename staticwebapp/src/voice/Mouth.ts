/** Speaks one answer. Told of everything that comes, it takes what it can use. */
export interface Mouth {
  /** Words of the answer, as they are written. */
  word(delta: string): void;
  /** A sentence that the server has spoken. */
  audio(data: Readonly<Record<string, unknown>>): void;
  /** No more comes. */
  end(): void;
  stop(): void;
}

/** Told which sentence is being spoken, and of the last one's end by `undefined`. */
export type Spoken = (sentence: string | undefined) => void;
