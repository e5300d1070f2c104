import type { ConversationState } from '../conversation/state.ts';
import type { Kit } from './Kit.ts';

/** What the visitor did since it was last looked for, other than speak. */
export interface Seen {
  /** They are in another conversation. */
  readonly hasTurned: boolean;
  /** The last question is another than before, or asked once more. */
  readonly isNews: boolean;
  readonly isAsking: boolean;
  /** That question is the one that was spoken. */
  readonly isOwn: boolean;
}

/** Keeps up with the conversation, and with where it is shown. */
export class Elsewhere {
  /** The question that is asked from here, if one is. */
  own: string | undefined;
  readonly #kit: Kit;
  #turnings: number;
  #asked: string | undefined;
  #isAsking = false;

  constructor(kit: Kit) {
    this.#kit = kit;
    this.#turnings = kit.conversation.state.turnings;
  }

  /** Whether there is anybody to listen to, and to speak to. */
  get isSeen(): boolean {
    const { element, conversation } = this.#kit;
    return !conversation.state.listing && (element.mode !== 'bubble' || element.open);
  }

  look({ turnings, phase, messages }: ConversationState): Seen {
    const hasTurned = turnings !== this.#turnings;
    const asked = messages.filter(({ role }) => role === 'user').at(-1)?.id;
    const isAsking = phase === 'asking';
    const isNews = asked !== this.#asked || (isAsking && !this.#isAsking);
    this.#turnings = turnings;
    this.#asked = asked;
    this.#isAsking = isAsking;
    return { hasTurned, isNews, isAsking, isOwn: asked === this.own };
  }
}
