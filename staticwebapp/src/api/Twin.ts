import type { History } from './history.ts';
import type { Persona } from './persona.ts';
import type { StreamEvent } from './streamEvent.ts';

/** The twin behind the API. Every call fails with a `TwinError`, or with the signal's reason once that has fired. */
export interface Twin {
  /** @param id Empty for the default one. */
  persona(id: string): Promise<Persona>;

  /** All of them, the default one first. */
  personas(): Promise<readonly Persona[]>;

  /**
   * The newest messages, at most `limit` (1 to 200), or those before the message with the id `before`; `undefined` when the
   * server knows no such conversation.
   */
  history(sessionId: string, limit: number, before?: string): Promise<History | undefined>;

  /**
   * Asking again under the same `messageId` is safe: the server answers an id once and gives that answer again, also while it
   * still writes it. Who only leaves does not end the answer.
   */
  ask(question: Question, signal: AbortSignal): AsyncIterable<StreamEvent>;

  /** Asks by voice: beside those of an answer come `data-transcript`, `data-audio` and `data-audio-error`. */
  hear(form: FormData, signal: AbortSignal): AsyncIterable<StreamEvent>;

  /** The answer that is being written, from its start; nothing when none is. */
  resume(sessionId: string, signal: AbortSignal): AsyncIterable<StreamEvent>;

  /** Ends the answer to this message, if it is being written. What was said of it stays. */
  stop(sessionId: string, messageId: string): Promise<void>;

  /** Deletes the conversation, also when there is none. */
  remove(sessionId: string): Promise<void>;
}

export interface Question {
  readonly sessionId: string;
  readonly messageId: string;
  readonly text: string;
  /**
   * `anew`: it was answered before, and the new answer takes the place of that one. `edited`: these words take the place of
   * those that the message had, and of all that came after it.
   */
  readonly instead?: 'anew' | 'edited' | undefined;
  /** Who is asked; empty or absent for the default one. */
  readonly persona?: string;
  /** How much a tutor may take for known. */
  readonly level?: string;
  /** The answer, where it was asked for in another way than by `ask`. */
  readonly events?: (signal: AbortSignal) => AsyncIterable<StreamEvent>;
}
