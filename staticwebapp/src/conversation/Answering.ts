import { type Failure, failureOf, isLost, TwinError } from '../api/failure.ts';
import type { StreamEvent } from '../api/streamEvent.ts';
import type { Question, Twin } from '../api/Twin.ts';
import type { Clock } from './clock.ts';
import { firstPage } from './recall.ts';
import type { Talk } from './Talk.ts';

/** Milliseconds before each attempt to find an answer again that the connection lost. */
const attempts = [500, 1500, 4000];

/** Hears one answer at a time to its end, over lost connections too. */
export class Answering {
  readonly #twin: Twin;
  readonly #talk: Talk;
  readonly #clock: Clock;
  #stream = new AbortController();
  #comeBack: (() => void) | undefined;

  constructor(twin: Twin, talk: Talk, clock: Clock) {
    this.#twin = twin;
    this.#talk = talk;
    this.#clock = clock;
  }

  /**
   * Asks, and hears the answer. Asking again is safe, so a lost connection costs only the wait.
   * @param again It was asked before, and may have arrived.
   */
  async hear(question: Question, again = false): Promise<void> {
    const { signal } = this.#begin();
    const events = again ? this.#again(question, signal) : (question.events ?? this.#ask(question))(signal);
    await this.#hear(question, events, signal);
  }

  /** A page that was left in the middle of an answer hears it, if it is still being written, or else reads how it ended. */
  async takeUp(): Promise<void> {
    const { sessionId, messages } = this.#talk.state;
    const last = messages.at(-1);
    if (sessionId === undefined || last?.role !== 'user') return;
    const question = { sessionId, messageId: last.id, text: last.text };
    const { signal } = this.#begin();
    await this.#hear(question, this.#written(question, signal), signal);
    if (signal.aborted || this.#talk.state.messages.at(-1) !== last) return;
    const history = await this.#twin.history(sessionId, firstPage).catch(() => undefined);
    if (!signal.aborted) this.#talk.happen({ kind: 'reread', messageId: last.id, history });
  }

  /** Hears no more of it. The server goes on with the answer. */
  letGo(): void {
    this.#stream.abort();
  }

  /** Ends the answer on the server. Whether that hears of it or not, this page is done with it. */
  end(): void {
    const { phase, sessionId, turn } = this.#talk.state;
    this.letGo();
    if (phase !== 'asking' || sessionId === undefined || turn === undefined) return;
    this.#twin.stop(sessionId, turn.messageId).catch(() => undefined);
  }

  /** The browser has its connection back. */
  comeBack(): void {
    this.#comeBack?.();
  }

  #begin(): AbortController {
    this.#stream.abort();
    this.#stream = new AbortController();
    return this.#stream;
  }

  async #hear(question: Question, events: AsyncIterable<StreamEvent>, signal: AbortSignal): Promise<void> {
    const { messageId } = question;
    let failure = await this.#listen(messageId, events, signal);
    for (let attempt = 0; failure && isLost(failure) && attempt < attempts.length; attempt++) {
      this.#talk.happen({ kind: 'lost', messageId });
      const heard = this.#heard();
      await this.#wait(messageId, attempts[attempt] ?? 0, signal);
      if (signal.aborted) return;
      const again = this.#talk.state.turn?.replyId === undefined ? question : { ...question, instead: undefined };
      failure = await this.#listen(messageId, this.#again(again, signal), signal);
      // Each word more is a new chance, for networks that cut every stream after a while.
      if (this.#heard() > heard) attempt = -1;
    }
    // Of no consequence after `finish` or `error`: by then the turn has ended.
    if (failure && !signal.aborted) this.#talk.happen({ kind: 'ask-failed', messageId, failure });
  }

  /** Each answer given anew is paid for: another is asked for only if there is none, neither being written nor whole. */
  async *#again(question: Question, signal: AbortSignal): AsyncGenerator<StreamEvent> {
    const { turn } = this.#talk.state;
    if (question.instead === 'anew' && turn?.replyId === undefined) {
      if (yield* this.#written(question, signal)) return;
      const history = await this.#twin.history(question.sessionId, firstPage);
      if (signal.aborted) return;
      if (history && !history.messages.some(({ id }) => id === turn?.replaces)) {
        return this.#talk.happen({ kind: 'reread', messageId: question.messageId, history });
      }
    }
    yield* this.#ask(question)(signal);
  }

  #ask(question: Question): (signal: AbortSignal) => AsyncIterable<StreamEvent> {
    const { personaId: persona, level } = this.#talk.state;
    return (signal) => this.#twin.ask({ ...question, persona, level }, signal);
  }

  /** The answer that is being written. @returns Whether one is. */
  async *#written(question: Question, signal: AbortSignal): AsyncGenerator<StreamEvent, boolean> {
    let isWritten = false;
    for await (const event of this.#twin.resume(question.sessionId, signal)) {
      if (!isWritten && !signal.aborted) this.#talk.happen({ kind: 'taken-up', question });
      isWritten = true;
      yield event;
    }
    return isWritten;
  }

  /** @returns Why it did not come to its end. */
  async #listen(
    messageId: string,
    events: AsyncIterable<StreamEvent>,
    signal: AbortSignal,
  ): Promise<Failure | undefined> {
    try {
      for await (const event of events) {
        if (signal.aborted) return undefined;
        this.#talk.happen({ kind: 'streamed', messageId, event, at: this.#clock.time() });
      }
      throw new TwinError({ kind: 'broken-off' });
    } catch (error) {
      const { phase, turn } = this.#talk.state;
      const isOver = phase !== 'asking' || turn?.messageId !== messageId;
      return signal.aborted || isOver ? undefined : failureOf(error);
    }
  }

  #heard(): number {
    return this.#talk.state.messages.find(({ id }) => id === this.#talk.state.turn?.replyId)?.text.length ?? 0;
  }

  /** Waits, and longer while the browser knows itself offline. */
  async #wait(messageId: string, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#talk.state.link === 'offline') {
      await new Promise<void>((resolve) => {
        this.#comeBack = resolve;
        signal.addEventListener('abort', () => resolve());
      });
      if (!signal.aborted) this.#talk.happen({ kind: 'lost', messageId });
    }
    await this.#clock.pause(milliseconds, signal).catch(() => undefined);
  }
}
