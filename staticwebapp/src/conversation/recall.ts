import type { Failure } from '../api/failure.ts';
import type { History, StoredMessage } from '../api/history.ts';
import type { ConversationState, Message } from './state.ts';
import { setStatus } from './turn.ts';

/** How many messages are read at first: a screen or two, so that a long conversation opens as fast as a short one. */
export const firstPage = 50;

export function prepend(state: ConversationState, history: History | undefined): ConversationState {
  const { messages, earlier } = recall(history ?? { messages: [], more: false });
  return {
    ...state,
    messages: [...messages, ...state.messages],
    prepended: state.prepended + messages.length,
    earlier,
  };
}

export function recall({ messages, more }: History): Pick<ConversationState, 'messages' | 'earlier'> {
  return { messages: messages.map(shown), earlier: more ? 'some' : 'none' };
}

/** The newest messages once more, where those of before end; a question that still has no answer then is marked. */
export function reread(state: ConversationState, history: History | undefined): ConversationState {
  const read = history ? recall(history) : state;
  const place = state.messages.findIndex(({ id }) => id === read.messages[0]?.id);
  const messages = [...state.messages.slice(0, Math.max(place, 0)), ...read.messages];
  const last = messages.at(-1);
  return {
    ...state,
    ...(place < 0 && { earlier: read.earlier, prepended: 0 }),
    messages: last?.role === 'user' ? setStatus(messages, last.id, 'interrupted') : messages,
  };
}

/** Whether the talk that is shown is still the one for which earlier messages were wanted. */
export function begins({ messages, earlier }: ConversationState, before: string): boolean {
  return earlier === 'loading' && messages[0]?.id === before;
}

/** A question that failed has more need of the one way to try again. */
export function missEarlier(state: ConversationState, failure: Failure): ConversationState {
  return { ...state, earlier: 'some', trouble: state.trouble ?? { failure, repeat: 'earlier' } };
}

function shown({ id, role, text, timestamp, interrupted }: StoredMessage): Message {
  return { id, role, text, timestamp, status: interrupted ? 'interrupted' : 'complete' };
}
