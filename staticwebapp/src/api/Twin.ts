import type { StoredMessage } from './history.ts';
import type { Persona } from './persona.ts';
import type { StreamEvent } from './streamEvent.ts';

/** The twin behind the API. Every call fails with a `TwinError`, or with the signal's reason once that has fired. */
export interface Twin {
  persona(): Promise<Persona>;

  /** The newest 200 messages; `undefined` when the server knows no such conversation. */
  history(sessionId: string): Promise<readonly StoredMessage[] | undefined>;

  /**
   * Asking again under the same `messageId` is safe: the server answers an id once and gives that answer again, also while it
   * still writes it. Who only leaves does not end the answer.
   */
  ask(question: Question, signal: AbortSignal): AsyncIterable<StreamEvent>;

  /** The answer that is being written, from its start; nothing when none is. */
  resume(sessionId: string, signal: AbortSignal): AsyncIterable<StreamEvent>;

  /** Ends the answer to this message, if it is being written. What was said of it stays. */
  stop(sessionId: string, messageId: string): Promise<void>;
}

export interface Question {
  readonly sessionId: string;
  readonly messageId: string;
  readonly text: string;
  /** It was answered before; the new answer takes the place of that one. */
  readonly anew?: boolean;
}
