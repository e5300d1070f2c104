import type { History } from '../../src/api/history.ts';
import type { Persona } from '../../src/api/persona.ts';
import type { StreamEvent } from '../../src/api/streamEvent.ts';
import type { Question, Twin } from '../../src/api/Twin.ts';

/** What a stream does: says something, breaks, or waits for something else to happen. */
export type Step = StreamEvent | Error | Promise<unknown>;

/** Answers as told, and remembers what it was asked. */
export class FakeTwin implements Twin {
  readonly questions: Question[] = [];
  /** Which part of which conversation was read. */
  readonly recalled: (readonly [sessionId: string, limit: number, before?: string])[] = [];
  /** The messages whose answers were stopped. */
  readonly stopped: string[] = [];
  readonly removed: string[] = [];
  /** How many streams are being listened to. */
  listeners = 0;
  /** Whom it was asked to introduce. */
  readonly met: string[] = [];
  /** What was said to it. */
  readonly heard: FormData[] = [];
  presents: () => Promise<readonly Persona[]> = async () => [];
  introduces: (id: string) => Promise<Persona> = async () => ({ name: 'Sabela', suggestedQuestions: [] });
  remembers: (sessionId: string, before?: string) => Promise<History | undefined> = async () => undefined;
  removes: () => Promise<void> = async () => undefined;
  answers: Step[][] = [];
  /** What is still being written when the page is opened. */
  resumes: Step[] = [];

  persona(id: string): Promise<Persona> {
    this.met.push(id);
    return this.introduces(id);
  }

  personas(): Promise<readonly Persona[]> {
    return this.presents();
  }

  history(sessionId: string, limit: number, before?: string): Promise<History | undefined> {
    this.recalled.push(before === undefined ? [sessionId, limit] : [sessionId, limit, before]);
    return this.remembers(sessionId, before);
  }

  ask(question: Question, signal: AbortSignal): AsyncGenerator<StreamEvent> {
    this.questions.push(question);
    return this.#play(this.answers.shift() ?? [], signal);
  }

  hear(form: FormData, signal: AbortSignal): AsyncGenerator<StreamEvent> {
    this.heard.push(form);
    return this.#play(this.answers.shift() ?? [], signal);
  }

  resume(_sessionId: string, signal: AbortSignal): AsyncGenerator<StreamEvent> {
    return this.#play(this.resumes, signal);
  }

  async stop(_sessionId: string, messageId: string): Promise<void> {
    this.stopped.push(messageId);
  }

  remove(sessionId: string): Promise<void> {
    this.removed.push(sessionId);
    return this.removes();
  }

  async *#play(steps: readonly Step[], signal: AbortSignal): AsyncGenerator<StreamEvent> {
    this.listeners++;
    let leave = (): void => undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal.reason);
    });
    left.catch(() => undefined);
    signal.addEventListener('abort', leave);
    try {
      for (const step of steps) {
        signal.throwIfAborted();
        if (step instanceof Error) throw step;
        if (step instanceof Promise) await Promise.race([step, left]);
        else yield step;
      }
    } finally {
      signal.removeEventListener('abort', leave);
      this.listeners--;
    }
  }
}
