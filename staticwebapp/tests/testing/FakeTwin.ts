import type { StoredMessage } from '../../src/api/history.ts';
import type { Persona } from '../../src/api/persona.ts';
import type { StreamEvent } from '../../src/api/streamEvent.ts';
import type { Question, Twin } from '../../src/api/Twin.ts';

/** Answers as told, and remembers what it was asked. An `Error` among the events is thrown in its place. */
export class FakeTwin implements Twin {
  readonly questions: Question[] = [];
  readonly recalled: string[] = [];
  introduces: () => Promise<Persona> = async () => ({ name: 'Sabela', suggestedQuestions: [] });
  remembers: () => Promise<readonly StoredMessage[] | undefined> = async () => undefined;
  answers: (StreamEvent | Error)[][] = [];
  /** What is still being written when the page is opened. */
  resumes: (StreamEvent | Error)[] = [];
  /** The messages whose answers were stopped. */
  readonly stopped: string[] = [];
  /** Set to keep an answer open after its events, until the visitor leaves. */
  lingers = false;

  persona(): Promise<Persona> {
    return this.introduces();
  }

  history(sessionId: string): Promise<readonly StoredMessage[] | undefined> {
    this.recalled.push(sessionId);
    return this.remembers();
  }

  async *resume(): AsyncGenerator<StreamEvent> {
    for (const event of this.resumes) {
      if (event instanceof Error) throw event;
      yield event;
    }
  }

  async stop(_sessionId: string, messageId: string): Promise<void> {
    this.stopped.push(messageId);
  }

  async *ask(question: Question, signal: AbortSignal): AsyncGenerator<StreamEvent> {
    this.questions.push(question);
    for (const event of this.answers.shift() ?? []) {
      if (event instanceof Error) throw event;
      yield event;
    }
    if (!this.lingers) return;
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  }
}
