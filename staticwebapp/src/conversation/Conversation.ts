import { failureOf, isLost, TwinError } from '../api/failure.ts';
import type { StoredMessage } from '../api/history.ts';
import type { Question, Twin } from '../api/Twin.ts';
import { Answering } from './Answering.ts';
import { Countdown } from './Countdown.ts';
import { type Clock, clock } from './clock.ts';
import type { Keepsakes, Kept } from './Keepsakes.ts';
import { Meeting } from './Meeting.ts';
import { newId } from './newId.ts';
import { firstPage } from './recall.ts';
import { type ConversationState, isGoing, isUnread, type Notice, type Trouble } from './state.ts';
import { Talk } from './Talk.ts';

const nextPage = 100;

/** Turns a visitor's wishes into calls of the twin, and what comes of them into state. */
export class Conversation {
  readonly twin: Twin;
  readonly #keepsakes: Keepsakes;
  readonly #clock: Clock;
  readonly #talk: Talk;
  readonly #answering: Answering;
  readonly #meeting: Meeting;
  readonly #countdown: Countdown;
  #openings = 0;
  #takingUp: Promise<void> | undefined;

  /** @param changed Called after each change of `state`. */
  constructor(twin: Twin, keepsakes: Keepsakes, changed: () => void, withClock: Clock = clock) {
    this.twin = twin;
    this.#keepsakes = keepsakes;
    this.#clock = withClock;
    this.#talk = new Talk(keepsakes, () => {
      this.#countdown.look(this.state.trouble);
      changed();
    });
    this.#answering = new Answering(twin, this.#talk, withClock);
    this.#meeting = new Meeting(twin, keepsakes, this.#talk);
    this.#countdown = new Countdown(withClock, (left) => this.#talk.happen({ kind: 'waited', left }));
  }

  get state(): ConversationState {
    return this.#talk.state;
  }

  /** Introduces the owner and takes up an earlier conversation, if there is one. */
  async open(): Promise<void> {
    await this.#open();
    await this.#takingUp;
  }

  /** Reads the messages before the oldest one shown. */
  async showEarlier(): Promise<void> {
    const { sessionId, messages, earlier } = this.state;
    const before = messages[0]?.id;
    if (earlier !== 'some' || sessionId === undefined || before === undefined) return;
    this.#talk.happen({ kind: 'earlier-wanted' });
    try {
      const history = await this.twin.history(sessionId, nextPage, before);
      this.#talk.happen({ kind: 'earlier-recalled', before, history });
    } catch (error) {
      this.#talk.happen({ kind: 'earlier-failed', before, failure: failureOf(error) });
    }
  }

  draft(text: string): void {
    this.#talk.happen({ kind: 'drafted', text });
  }

  edit(editing: ConversationState['editing']): void {
    this.#talk.happen({ kind: 'edited', editing });
  }

  /** What is on its way to the server is this conversation's, be it the first of it. */
  begin(sessionId: string): void {
    this.#talk.happen({ kind: 'begun', sessionId });
  }

  /**
   * After a conversation that could not be read, or its owner: what was said before must not be hidden by what is said now.
   * @returns Whether it was asked, once the answer has come to its end.
   */
  async ask(text: string, spoken?: Omit<Question, 'text'>): Promise<boolean> {
    if (isUnread(this.state) && !(await this.#open())) return false;
    return this.#ask({ sessionId: this.state.sessionId ?? newId(), messageId: newId(), text, ...spoken });
  }

  /** Sends the visitor's last message again, with other words. */
  async askEdited(): Promise<void> {
    const { editing, sessionId } = this.state;
    if (isUnread(this.state)) return this.open();
    if (editing && sessionId !== undefined) await this.#ask({ ...editing, sessionId, instead: 'edited' });
  }

  /** Asks the visitor's last message again, for another answer; without an answer it is only sent again, which costs one at most. */
  async askAnew(): Promise<void> {
    const { messages, sessionId } = this.state;
    if (isUnread(this.state)) return this.open();
    const last = messages.filter(({ role }) => role === 'user').at(-1);
    if (last && sessionId !== undefined) {
      const instead = messages.at(-1) === last ? undefined : 'anew';
      await this.#ask({ sessionId, messageId: last.id, text: last.text, instead });
    }
  }

  /**
   * Repeats what failed. A question can't be answered twice under the same id, and an answer that only the connection lost is
   * told again from its start. One that the server itself could not finish is given anew.
   */
  async tryAgain(): Promise<void> {
    const { trouble, turn, sessionId } = this.state;
    if (trouble?.repeat === 'open') await this.open();
    if (trouble?.repeat === 'earlier') await this.showEarlier();
    if (trouble?.repeat !== 'ask' || turn === undefined || sessionId === undefined || isGoing(this.state)) return;
    const isBroken = turn.replyId !== undefined && trouble.failure.kind === 'reported';
    const instead = turn.replyId === undefined ? turn.instead : isBroken ? 'anew' : undefined;
    this.#talk.happen({ kind: 'asked-again' });
    await this.#answering.hear({ sessionId, messageId: turn.messageId, text: turn.text, instead }, true);
  }

  /** Lets go of the answer; the server goes on with it, and a page that opens the conversation again finds it whole. */
  leave(): void {
    this.#openings++;
    this.#answering.letGo();
    this.#countdown.end();
    this.#talk.happen({ kind: 'stopped' });
  }

  stop(): void {
    this.#answering.end();
    this.#talk.happen({ kind: 'stopped' });
  }

  /** Learns who else there is. */
  meetAll(): Promise<void> {
    return this.#meeting.all();
  }

  level(level: string): void {
    this.#talk.happen({ kind: 'levelled', level });
  }

  /** Leaves the conversation for a new one, be it with another persona, or for one of before. It stays on the list. Where it already is, it stays as it is. */
  async turnTo(sessionId?: string, persona = this.state.personaId): Promise<void> {
    if (sessionId !== undefined && sessionId === this.state.sessionId) return this.list(false);
    const known = this.state.kept.find(({ id }) => id === sessionId);
    this.#openings++;
    this.#answering.end();
    this.#talk.happen({ kind: 'turned-to', sessionId, personaId: known ? (known.persona ?? '') : persona });
    if (sessionId !== undefined || this.state.persona === undefined) await this.open();
  }

  /** Shows the list of this browser's conversations, as all its tabs made it, or goes back to the talk. */
  list(listing: boolean): void {
    this.#talk.happen({ kind: 'listed', kept: this.#keepsakes.kept, listing });
  }

  /** Asks whether to delete it; with nothing, takes the question back. */
  askToRemove(conversation: Kept | undefined): void {
    this.#talk.happen({ kind: 'removal-asked', conversation });
  }

  /** Deletes what was asked about, on the server and here. */
  async remove(): Promise<void> {
    const { removal } = this.state;
    if (removal?.status !== 'asked') return;
    this.#talk.happen({ kind: 'removing' });
    if (removal.id === this.state.sessionId) this.stop();
    try {
      await this.twin.remove(removal.id);
    } catch (error) {
      this.#talk.happen({ kind: 'remove-failed', failure: failureOf(error) });
      return;
    }
    this.#keepsakes.forget(removal.id);
    if (removal.id === this.state.sessionId) await this.turnTo();
    this.#talk.happen({ kind: 'removed', id: removal.id, kept: this.#keepsakes.kept });
  }

  /** All messages that the server has of the conversation, oldest first; `undefined` when they could not be read. */
  async transcript(): Promise<readonly StoredMessage[] | undefined> {
    const { sessionId } = this.state;
    if (sessionId === undefined) return undefined;
    this.#talk.happen({ kind: 'unsaved', failure: undefined });
    let failure: Trouble['failure'] = { kind: 'gone' };
    try {
      // Of use to the few who save it, and of none without a connection.
      const { readTranscript } = await import('./transcript.ts').catch((error: unknown) => {
        throw new TwinError({ kind: 'unreachable' }, error);
      });
      const messages = await readTranscript(this.twin, sessionId);
      if (messages) return messages;
    } catch (error) {
      failure = failureOf(error);
    }
    if (sessionId === this.state.sessionId) this.#talk.happen({ kind: 'unsaved', failure });
    return undefined;
  }

  /** What the browser says of its connection. Coming back repeats what failed for want of it. */
  connected(online: boolean): void {
    this.#talk.happen({ kind: 'connected', online });
    if (!online) return;
    this.#answering.comeBack();
    if (this.state.trouble && isLost(this.state.trouble.failure)) void this.tryAgain();
  }

  notice(notice: Notice | undefined): void {
    this.#talk.happen({ kind: 'noticed', notice });
  }

  /** @returns Whether all of it is there. */
  async #open(): Promise<boolean> {
    const opening = ++this.#openings;
    this.#takingUp = undefined;
    this.#talk.happen({ kind: 'opening' });
    const outcomes = await Promise.allSettled([
      this.#meeting.one((other) => this.turnTo(undefined, other)),
      this.#recall(() => opening === this.#openings),
    ]);
    if (opening !== this.#openings) return false;
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    this.#talk.happen(failed ? { kind: 'open-failed', failure: failureOf(failed.reason) } : { kind: 'opened' });
    return failed === undefined;
  }

  async #ask(question: Question): Promise<boolean> {
    const text = question.text.trim();
    if (this.state.phase !== 'ready' || isGoing(this.state) || text === '') return false;
    this.#talk.happen({ kind: 'asked', question: { ...question, text }, at: this.#clock.time() });
    await this.#answering.hear({ ...question, text });
    return true;
  }

  async #recall(isWanted: () => boolean): Promise<void> {
    const { sessionId } = this.state;
    if (sessionId === undefined) return;
    const history = await this.twin.history(sessionId, firstPage);
    if (!isWanted()) return;
    this.#talk.happen(history ? { kind: 'recalled', history } : { kind: 'forgotten' });
    if (!history) this.#keepsakes.forget(sessionId);
    // Not once the owner is there too: a slow introduction would keep the visitor from the answer.
    this.#takingUp = this.#answering.takeUp();
  }
}
