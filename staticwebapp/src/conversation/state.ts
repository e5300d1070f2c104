import type { Failure } from '../api/failure.ts';
import type { Persona } from '../api/persona.ts';
import type { Question } from '../api/Twin.ts';
import type { Kept } from './Keepsakes.ts';

/** All that a page shows of a conversation. */
export interface ConversationState {
  /** `opening` until persona and history are there, `asking` from a question to the end of its answer. */
  readonly phase: 'opening' | 'ready' | 'asking';
  /** `reconnecting` while an answer that the connection lost is being looked for. */
  readonly link: 'online' | 'offline' | 'reconnecting';
  readonly persona?: Persona | undefined;
  /** Whose conversation it is; empty for the default one. */
  readonly personaId: string;
  /** Among whom a visitor may choose, once that is known. */
  readonly personas?: readonly Persona[] | undefined;
  /** What a visitor says of how much they know; empty until they do. */
  readonly level: string;
  readonly sessionId?: string | undefined;
  /** How often the visitor has turned to another conversation: what was begun in the one before does not belong here. */
  readonly turnings: number;
  /** Oldest first, the newest of the conversation among them. */
  readonly messages: readonly Message[];
  /** How many of them were put before the one that was the first at first. */
  readonly prepended: number;
  /** Whether the server has older ones than those. */
  readonly earlier: 'none' | 'some' | 'loading';
  /** The latest question, for as long as it may need to be asked again. */
  readonly turn?: Turn | undefined;
  readonly draft: string;
  /** The visitor's last message, as they are changing it. */
  readonly editing?: { readonly messageId: string; readonly text: string } | undefined;
  readonly trouble?: Trouble | undefined;
  /** What a screen reader is told. Only whole answers, never the stream of them. */
  readonly announcement: string;
  /** What became of something the visitor did. */
  readonly notice?: Notice | undefined;
  /** This browser's conversations, newest first; shown in place of the talk while `listing`. */
  readonly kept: readonly Kept[];
  readonly listing: boolean;
  readonly removal?: Removal | undefined;
  /** Why the conversation could not be saved as a file. */
  readonly unsaved?: Trouble['failure'] | undefined;
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
  readonly instead?: Question['instead'];
  /** The messages that the question took the place of, back when it is refused. */
  readonly was?: readonly Message[];
  /** Set once the answer has begun. */
  readonly replyId?: string;
  /** The answer as far as it was heard since it last began; heard again after a lost connection, it lags behind what is shown. */
  readonly heard?: string;
  /** The answer that the new one takes the place of, and that stays until then. */
  readonly replaces?: string | undefined;
}

export interface Trouble {
  readonly failure: Failure | { readonly kind: 'gone' };
  /** What trying again would repeat; absent when the visitor must change something first. */
  readonly repeat?: 'open' | 'ask' | 'earlier' | undefined;
  /** Seconds until it makes sense to try again. */
  readonly wait?: number | undefined;
}

/** A conversation that the visitor is about to delete. */
export interface Removal {
  readonly id: string;
  readonly title: string;
  readonly status: 'asked' | 'running';
  readonly failure?: Failure | undefined;
}

export type Notice = 'copied' | 'copyFailed' | 'removed';

export const startingState: ConversationState = {
  phase: 'opening',
  link: 'online',
  personaId: '',
  level: '',
  turnings: 0,
  messages: [],
  prepended: 0,
  earlier: 'none',
  draft: '',
  announcement: '',
  kept: [],
  listing: false,
};

/** It is being deleted; a word more would bring it back on the server. */
export const isGoing = ({ removal, sessionId }: ConversationState): boolean =>
  removal?.status === 'running' && removal.id === sessionId;

export const isUnread = ({ trouble }: ConversationState): boolean => trouble?.repeat === 'open';
