import type { Happening } from './happening.ts';
import type { Keepsakes } from './Keepsakes.ts';
import { reduce } from './reduce.ts';
import { type ConversationState, startingState } from './state.ts';
import { titleOf } from './titles.ts';

/** Holds the state, and keeps of it what outlives a reload. */
export class Talk {
  readonly #keepsakes: Keepsakes;
  readonly #changed: () => void;
  #state: ConversationState;

  /** @param changed Called after each change of `state`. */
  constructor(keepsakes: Keepsakes, changed: () => void) {
    this.#keepsakes = keepsakes;
    this.#changed = changed;
    const { sessionId, draft, kept, persona: personaId, level } = keepsakes;
    this.#state = { ...startingState, sessionId, draft, kept, personaId, level };
  }

  get state(): ConversationState {
    return this.#state;
  }

  happen(happening: Happening): void {
    const before = this.#state;
    this.#state = reduce(before, happening);
    const { sessionId, draft, messages, trouble, personaId, level } = this.#state;
    if (sessionId !== before.sessionId) this.#keepsakes.sessionId = sessionId;
    if (draft !== before.draft) this.#keepsakes.draft = draft;
    if (personaId !== before.personaId) this.#keepsakes.persona = personaId;
    if (level !== before.level) this.#keepsakes.level = level;
    if (this.#state === before) return;
    const begins = happening.kind === 'streamed' && happening.event.type === 'start';
    if (begins && before.sessionId !== undefined && sessionId !== before.sessionId)
      this.#keepsakes.forget(before.sessionId);
    if (begins || happening.kind === 'asked') this.#keep(happening.at);
    // The server refused the first question, and has nothing of it.
    const isRefused = happening.kind === 'ask-failed' && messages.length === 0 && !trouble?.repeat;
    if (isRefused && sessionId !== undefined) this.#keepsakes.forget(sessionId);
    this.#changed();
  }

  /** From the first question on: whether it arrived or not, the visitor can find and delete what the server may have. */
  #keep(at: string): void {
    const { sessionId: id, messages, earlier, turn, personaId: persona } = this.#state;
    if (id === undefined) return;
    const [first] = messages;
    const isReworded =
      turn?.instead === 'edited' && turn.replyId !== undefined && earlier === 'none' && first?.id === turn.messageId;
    const known = isReworded ? undefined : this.#keepsakes.kept.find((kept) => kept.id === id);
    this.#keepsakes.keep({ id, title: known?.title ?? titleOf(first?.text), at, ...(persona && { persona }) });
  }
}
