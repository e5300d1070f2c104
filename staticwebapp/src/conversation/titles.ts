import type { Kept } from './Keepsakes.ts';
import type { ConversationState } from './state.ts';

/** How a message begins, on one line. */
export function titleOf(text = ''): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : line;
}

/** The list, and on it the conversation that is shown, though a browser that keeps nothing has lost it: it is there to be deleted. */
export function withShown({ sessionId: id, messages }: ConversationState, kept: readonly Kept[]): readonly Kept[] {
  const [first] = messages;
  if (id === undefined || !first || kept.some((other) => other.id === id)) return kept;
  return [{ id, title: titleOf(first.text), at: messages.at(-1)?.timestamp ?? '' }, ...kept];
}
