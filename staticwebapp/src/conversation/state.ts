import type { Failure } from '../api/failure.ts';
import type { Persona } from '../api/persona.ts';

/** All that a page shows of a conversation. */
export interface ConversationState {
  /** `opening` until persona and history are there, `asking` from a question to the end of its answer. */
  readonly phase: 'opening' | 'ready' | 'asking';
  readonly persona?: Persona | undefined;
  readonly sessionId?: string | undefined;
  readonly messages: readonly Message[];
  /** The latest question, for as long as it may need to be asked again. */
  readonly turn?: Turn | undefined;
  readonly draft: string;
  readonly trouble?: Trouble | undefined;
  /** What a screen reader is told. Only whole answers, never the stream of them. */
  readonly announcement: string;
}

export interface Message {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  /** `failed` is a question that did not arrive; `interrupted` an answer cut short, or a question left without one. */
  readonly status: 'sending' | 'streaming' | 'complete' | 'interrupted' | 'failed';
  /** Why the answer is a lesser one, in the server's word (`budget`). */
  readonly limited?: string;
}

export interface Turn {
  readonly messageId: string;
  readonly text: string;
  /** Set once the answer has begun. */
  readonly replyId?: string;
}

export interface Trouble {
  readonly failure: Failure;
  /** What trying again would repeat; absent when the visitor must change the message first. */
  readonly repeat?: 'open' | 'ask' | undefined;
}

export const startingState: ConversationState = { phase: 'opening', messages: [], draft: '', announcement: '' };
