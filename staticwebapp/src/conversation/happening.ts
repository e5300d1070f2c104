import type { Failure } from '../api/failure.ts';
import type { StoredMessage } from '../api/history.ts';
import type { Persona } from '../api/persona.ts';
import type { StreamEvent } from '../api/streamEvent.ts';
import type { Question } from '../api/Twin.ts';

/**
 * Everything that can change a conversation. Times are ISO 8601, UTC. What belongs to a turn names its `messageId`, so
 * that a late word of a turn already stopped changes nothing.
 */
export type Happening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'met'; readonly persona: Persona }
  | { readonly kind: 'recalled'; readonly history: readonly StoredMessage[] }
  /** The server knows the conversation no more. */
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'open-failed'; readonly failure: Failure }
  | { readonly kind: 'drafted'; readonly text: string }
  | { readonly kind: 'asked'; readonly question: Question; readonly at: string }
  | { readonly kind: 'asked-again' }
  /** The answer to the last question of before is still being written, and heard from its start. */
  | { readonly kind: 'taken-up'; readonly question: Question }
  | { readonly kind: 'streamed'; readonly messageId: string; readonly event: StreamEvent; readonly at: string }
  | { readonly kind: 'ask-failed'; readonly messageId: string; readonly failure: Failure }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'started-over' };
