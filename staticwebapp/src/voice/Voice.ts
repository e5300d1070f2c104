import type { TemplateResult } from 'lit';
import type { ConversationState } from '../conversation/state.ts';
import type { Words } from '../words/Words.ts';

/** What of a voice the element knows before its script is there. */
export interface Voice {
  /** The button beside Send, and what there is to see of listening and speaking. */
  view(state: ConversationState, words: Words): TemplateResult | undefined;
  release(): void;
}
