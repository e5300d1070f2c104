import type { Failure } from '../api/failure.ts';
import { formOf } from './Ear.ts';
import type { Elsewhere } from './Elsewhere.ts';
import { hear, spoken } from './hear.ts';
import type { Events, Kit } from './Kit.ts';
import type { Mouth } from './Mouth.ts';
import type { VoiceState } from './machine.ts';
import { obstacleIn } from './obstacles.ts';

interface Ids {
  readonly sessionId: string;
  readonly messageId: string;
}

/** Sends it off, be it once more under the same id, so that what did arrive is not answered twice. */
export type Sending = (signal: AbortSignal) => Promise<void>;

/** Who is told what becomes of a question. */
export interface Sender {
  /** It is a question now. @returns What speaks its answer. */
  asked(): Mouth | undefined;
  /** The rest of the answer is not spoken. */
  onlyText(): void;
  failed(obstacle: NonNullable<VoiceState['obstacle']>, again?: Sending): void;
  /** The visitor dropped it, or is elsewhere by now. */
  isOff(signal: AbortSignal): boolean;
}

/** As the conversation's own; the microphone is only there where this is, too. */
const newId = (): string => crypto.randomUUID().replaceAll('-', '');

/** Brings what was said to the server, and has the conversation ask it. */
export class Courier {
  readonly #kit: Kit;
  readonly #elsewhere: Elsewhere;
  readonly #sender: Sender;
  #sent: Ids | undefined;

  constructor(kit: Kit, elsewhere: Elsewhere, sender: Sender) {
    this.#kit = kit;
    this.#elsewhere = elsewhere;
    this.#sender = sender;
  }

  /** @param said A recording, or what the browser itself understood. */
  carry(said: Blob | string): Sending {
    const { conversation, twin } = this.#kit;
    const ids = { sessionId: conversation.state.sessionId ?? newId(), messageId: newId() };
    if (typeof said !== 'string') return (signal) => this.#send(said, ids, signal);
    const { personaId: persona, level } = conversation.state;
    const answer = (stop: AbortSignal) => twin.ask({ ...ids, text: said, persona, level }, stop);
    const sending: Sending = (signal) => this.#ask(said, ids, answer, signal, sending);
    return sending;
  }

  /** What is on its way is not answered. */
  takeBack(): void {
    const sent = this.#sent;
    this.#sent = undefined;
    if (sent) this.#kit.twin.stop(sent.sessionId, sent.messageId).catch(() => undefined);
  }

  async #send(recording: Blob, ids: Ids, signal: AbortSignal): Promise<void> {
    const { twin, conversation } = this.#kit;
    const again: Sending = (signal) => this.#send(recording, ids, signal);
    const call = new AbortController();
    signal.addEventListener('abort', () => call.abort());
    conversation.begin(ids.sessionId);
    this.#sent = ids;
    try {
      const { text, answer } = await hear(twin.hear(formOf(recording, ids, conversation.state), call.signal));
      if (this.#sender.isOff(signal)) return;
      const rest = (stop: AbortSignal) => {
        stop.addEventListener('abort', () => call.abort());
        return answer;
      };
      await this.#ask(text, ids, rest, signal, again);
    } catch (error) {
      const { failure }: { failure?: Failure } = Object(error);
      if (this.#sender.isOff(signal)) return;
      const { type } = { type: '', ...failure };
      const obstacle = obstacleIn(type);
      this.#fail(obstacle ?? failure ?? { kind: 'unreadable' }, obstacle ? undefined : again);
    }
  }

  async #ask(
    text: string,
    ids: Ids,
    answer: (signal: AbortSignal) => Events,
    signal: AbortSignal,
    again: Sending,
  ): Promise<void> {
    const { messageId } = ids;
    const events = (stop: AbortSignal) => {
      this.#sent = undefined;
      return spoken(answer(stop), this.#sender.asked(), stop, () => this.#sender.onlyText());
    };
    this.#elsewhere.own = messageId;
    const isAsked = await this.#kit.conversation.ask(text, { ...ids, events });
    const isOff = this.#sender.isOff(signal);
    if (this.#elsewhere.own === messageId) this.#elsewhere.own = undefined;
    if (!isAsked && !isOff) this.#fail('unasked', again);
  }

  #fail(obstacle: NonNullable<VoiceState['obstacle']>, again?: Sending): void {
    this.#sent = undefined;
    this.#sender.failed(obstacle, again);
  }
}
