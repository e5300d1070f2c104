import type { Happening } from './happening.ts';
import type { Keepsakes } from './Keepsakes.ts';
import { reduce } from './reduce.ts';
import { type ConversationState, startingState } from './state.ts';

/** Holds the state, and keeps of it what outlives a reload. */
export class Talk {
  readonly #keepsakes: Keepsakes;
  readonly #changed: () => void;
  #state: ConversationState;

  /** @param changed Called after each change of `state`. */
  constructor(keepsakes: Keepsakes, changed: () => void) {
    this.#keepsakes = keepsakes;
    this.#changed = changed;
    const { sessionId, draft, kept } = keepsakes;
    this.#state = { ...startingState, sessionId, draft, kept };
  }

  get state(): ConversationState {
    return this.#state;
  }

  happen(happening: Happening): void {
    const before = this.#state;
    this.#state = reduce(before, happening);
    const { sessionId, draft } = this.#state;
    if (sessionId !== before.sessionId) this.#keepsakes.sessionId = sessionId;
    if (draft !== before.draft) this.#keepsakes.draft = draft;
    if (happening.kind === 'streamed' && happening.event.type === 'start') this.#keep(happening.at);
    if (this.#state !== before) this.#changed();
  }

  /** From the first answer on, for only then does the server have the conversation. */
  #keep(at: string): void {
    const { sessionId: id, messages, earlier, turn } = this.#state;
    if (id === undefined) return;
    const [first] = messages;
    const isReworded = turn?.instead === 'edited' && earlier === 'none' && first?.id === turn.messageId;
    const known = isReworded ? undefined : this.#keepsakes.kept.find((kept) => kept.id === id);
    this.#keepsakes.keep({ id, title: known?.title ?? titleOf(first?.text ?? ''), at });
  }
}

/** How a message begins, on one line. */
export function titleOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : line;
}
