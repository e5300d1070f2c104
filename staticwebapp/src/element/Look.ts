import type { Words } from '../words/Words.ts';

/** How the element shows itself: what its attributes and the visitor's browser ask for. */
export interface Look {
  readonly words: Words;
  readonly mode: 'page' | 'inline' | 'bubble';
  /** In place of the owner's own. */
  readonly greeting?: string | undefined;
  /** Whether the end of the talk is in view. */
  readonly atEnd: boolean;
}
