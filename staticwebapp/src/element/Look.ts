import type { Voice } from '../voice/Voice.ts';
import type { Words } from '../words/Words.ts';

/** How the element shows itself: what its attributes and the visitor's browser ask for. */
export interface Look {
  /** Once it is there, where there is one. */
  readonly voice?: Voice | undefined;
  readonly words: Words;
  readonly mode: 'page' | 'inline' | 'bubble';
  /** In place of the owner's own. */
  readonly greeting?: string | undefined;
  /** Whether the end of the talk is in view. */
  readonly atEnd: boolean;
}
