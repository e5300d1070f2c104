import { type Failure, TwinError } from '../api/failure.ts';
import type { StreamEvent } from '../api/streamEvent.ts';
import type { Question, Twin } from '../api/Twin.ts';
import type { Happening } from './happening.ts';
import type { Keepsakes } from './Keepsakes.ts';
import { newId } from './newId.ts';
import { reduce } from './reduce.ts';
import { type ConversationState, startingState } from './state.ts';

/** Turns a visitor's wishes into calls of the twin, and what comes of them into state. */
export class Conversation {
  readonly #twin: Twin;
  readonly #keepsakes: Keepsakes;
  readonly #changed: () => void;
  readonly #now: () => number;
  #state: ConversationState;
  #stream: AbortController | undefined;

  /** @param changed Called after each change of `state`. */
  constructor(twin: Twin, keepsakes: Keepsakes, changed: () => void, now: () => number = Date.now) {
    this.#twin = twin;
    this.#keepsakes = keepsakes;
    this.#changed = changed;
    this.#now = now;
    this.#state = { ...startingState, sessionId: keepsakes.sessionId, draft: keepsakes.draft };
  }

  get state(): ConversationState {
    return this.#state;
  }

  /** Introduces the owner and takes up an earlier conversation, if there is one. */
  async open(): Promise<void> {
    this.#happen({ kind: 'opening' });
    const outcomes = await Promise.allSettled([this.#meet(), this.#recall()]);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    this.#happen(failed ? { kind: 'open-failed', failure: failureOf(failed.reason) } : { kind: 'opened' });
    if (!failed) await this.#takeUp();
  }

  draft(text: string): void {
    this.#happen({ kind: 'drafted', text });
  }

  async ask(text: string): Promise<void> {
    const { phase, sessionId = newId() } = this.#state;
    if (phase !== 'ready' || text.trim() === '') return;
    const question: Question = { sessionId, messageId: newId(), text: text.trim() };
    this.#happen({ kind: 'asked', question, at: this.#time() });
    await this.#follow(question);
  }

  /**
   * Repeats what failed: the introduction, or the question. Under the same id it can't be answered twice, and an answer that only
   * the connection lost is told again from its start. One that the server itself could not finish is given anew.
   */
  async tryAgain(): Promise<void> {
    const { trouble, turn, sessionId } = this.#state;
    if (trouble?.repeat === 'open') await this.open();
    if (trouble?.repeat !== 'ask' || turn === undefined || sessionId === undefined) return;
    const question = { sessionId, messageId: turn.messageId, text: turn.text };
    const isBroken = turn.replyId !== undefined && trouble.failure.kind === 'reported';
    this.#happen({ kind: 'asked-again' });
    await this.#follow(isBroken ? { ...question, anew: true } : question);
  }

  /** Lets go of the answer; the server goes on with it, and a page that opens the conversation again finds it whole. */
  leave(): void {
    this.#stream?.abort();
    this.#happen({ kind: 'stopped' });
  }

  stop(): void {
    this.#stream?.abort();
    this.#endAnswer();
    this.#happen({ kind: 'stopped' });
  }

  /** Leaves the conversation. The server keeps it, the browser forgets the key to it. */
  startOver(): void {
    this.#stream?.abort();
    this.#endAnswer();
    this.#happen({ kind: 'started-over' });
  }

  async #meet(): Promise<void> {
    this.#happen({ kind: 'met', persona: await this.#twin.persona() });
  }

  async #recall(): Promise<void> {
    const { sessionId } = this.#state;
    if (sessionId === undefined) return;
    const history = await this.#twin.history(sessionId);
    this.#happen(history ? { kind: 'recalled', history } : { kind: 'forgotten' });
  }

  /** A page that was left in the middle of an answer hears it, if it is still being written. */
  async #takeUp(): Promise<void> {
    const { sessionId, messages } = this.#state;
    const last = messages.at(-1);
    if (sessionId === undefined || last?.role !== 'user') return;
    const question = { sessionId, messageId: last.id, text: last.text };
    const stream = this.#newStream();
    const events = this.#twin.resume(sessionId, stream.signal)[Symbol.asyncIterator]();
    const first = await events.next().catch(() => undefined);
    if (first === undefined || first.done || stream.signal.aborted) return;
    this.#happen({ kind: 'taken-up', question });
    await this.#hear(
      question,
      stream,
      (async function* () {
        yield first.value;
        yield* { [Symbol.asyncIterator]: () => events };
      })(),
    );
  }

  async #follow(question: Question): Promise<void> {
    const stream = this.#newStream();
    await this.#hear(question, stream, this.#twin.ask(question, stream.signal));
  }

  #newStream(): AbortController {
    this.#stream?.abort();
    this.#stream = new AbortController();
    return this.#stream;
  }

  /** Whether the server hears of it or not, this page is done with the answer. */
  #endAnswer(): void {
    const { phase, sessionId, turn } = this.#state;
    if (phase !== 'asking' || sessionId === undefined || turn === undefined) return;
    this.#twin.stop(sessionId, turn.messageId).catch(() => undefined);
  }

  async #hear(question: Question, stream: AbortController, events: AsyncIterable<StreamEvent>): Promise<void> {
    const { messageId } = question;
    try {
      for await (const event of events) {
        if (stream.signal.aborted) return;
        this.#happen({ kind: 'streamed', messageId, event, at: this.#time() });
      }
      throw new TwinError({ kind: 'broken-off' });
    } catch (error) {
      if (stream.signal.aborted) return;
      // Of no consequence after `finish` or `error`: by then the turn has ended.
      this.#happen({ kind: 'ask-failed', messageId, failure: failureOf(error) });
    }
  }

  #happen(happening: Happening): void {
    const before = this.#state;
    this.#state = reduce(before, happening);
    if (this.#state.sessionId !== before.sessionId) this.#keepsakes.sessionId = this.#state.sessionId;
    if (this.#state.draft !== before.draft) this.#keepsakes.draft = this.#state.draft;
    if (this.#state !== before) this.#changed();
  }

  #time(): string {
    return new Date(this.#now()).toISOString();
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof TwinError) return error.failure;
  throw error;
}
