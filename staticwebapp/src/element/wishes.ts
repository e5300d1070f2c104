import type { Kept } from '../conversation/Keepsakes.ts';
import type { ConversationState } from '../conversation/state.ts';

/** What a visitor can wish for. */
export interface Wishes {
  draft(text: string): void;
  ask(text: string): void;
  askAnew(): void;
  edit(editing: ConversationState['editing']): void;
  askEdited(): void;
  copy(text: string): void;
  stop(): void;
  tryAgain(): void;
  showEarlier(): void;
  toNewest(): void;
  toBox(): void;
  turnTo(sessionId?: string): void;
  /** Begins a conversation with another persona. */
  choose(personaId: string): void;
  level(level: string): void;
  list(listing: boolean): void;
  askToRemove(conversation: Kept | undefined): void;
  remove(): void;
  save(form: 'markdown' | 'json'): void;
  minimise(): void;
}
