import type { Failure } from '../api/failure.ts';
import type { History } from '../api/history.ts';
import type { Persona } from '../api/persona.ts';
import type { StreamEvent } from '../api/streamEvent.ts';
import type { Question } from '../api/Twin.ts';
import type { Kept } from './Keepsakes.ts';
import type { Notice, Trouble } from './state.ts';

/**
 * Everything that can change a conversation. Times are ISO 8601, UTC. What belongs to a turn names its `messageId`, so
 * that a late word of a turn already stopped changes nothing.
 */
export type Happening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'met'; readonly persona: Persona }
  | { readonly kind: 'met-all'; readonly personas: readonly Persona[] | undefined }
  | { readonly kind: 'levelled'; readonly level: string }
  | { readonly kind: 'recalled'; readonly history: History }
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'open-failed'; readonly failure: Failure }
  | { readonly kind: 'earlier-wanted' }
  | { readonly kind: 'earlier-recalled'; readonly before: string; readonly history: History | undefined }
  | { readonly kind: 'earlier-failed'; readonly before: string; readonly failure: Failure }
  | { readonly kind: 'drafted'; readonly text: string }
  /** A question under this id is on its way, and its words are not yet known. */
  | { readonly kind: 'begun'; readonly sessionId: string }
  | { readonly kind: 'asked'; readonly question: Question; readonly at: string }
  | { readonly kind: 'asked-again' }
  /** The answer to the last question of before is still being written, and heard from its start. */
  | { readonly kind: 'taken-up'; readonly question: Question }
  /** No answer is being written; `undefined` when the messages could not be read once more. */
  | { readonly kind: 'reread'; readonly messageId: string; readonly history: History | undefined }
  | { readonly kind: 'streamed'; readonly messageId: string; readonly event: StreamEvent; readonly at: string }
  | { readonly kind: 'lost'; readonly messageId: string }
  | { readonly kind: 'ask-failed'; readonly messageId: string; readonly failure: Failure }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'edited'; readonly editing: { readonly messageId: string; readonly text: string } | undefined }
  | { readonly kind: 'waited'; readonly left: number }
  | { readonly kind: 'connected'; readonly online: boolean }
  | { readonly kind: 'noticed'; readonly notice: Notice | undefined }
  | { readonly kind: 'listed'; readonly kept: readonly Kept[]; readonly listing: boolean }
  /** The conversation is read to be saved, or could not be. */
  | { readonly kind: 'unsaved'; readonly failure: Trouble['failure'] | undefined }
  | { readonly kind: 'removal-asked'; readonly conversation: Kept | undefined }
  | { readonly kind: 'removing' }
  | { readonly kind: 'remove-failed'; readonly failure: Failure }
  | { readonly kind: 'removed'; readonly id: string; readonly kept: readonly Kept[] }
  /** The page turns to another conversation, or to a new one. */
  | { readonly kind: 'turned-to'; readonly sessionId: string | undefined; readonly personaId: string };
