import type { Message } from '../conversation/state.ts';
import type { Words } from '../words/Words.ts';

/** What the visitor should know of a message besides its words. */
export function markOf({ role, status, limited }: Message, words: Words): string | undefined {
  if (status === 'interrupted') return role === 'user' ? words.stoppedUnanswered : words.interrupted;
  if (status === 'failed') return words.unanswered;
  if (limited === 'budget') return words.limitedByBudget;
  return limited === undefined ? undefined : words.limited;
}
