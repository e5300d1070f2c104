import type { Failure } from '../api/failure.ts';
import type { History, StoredMessage } from '../api/history.ts';
import type { ConversationState, Message } from './state.ts';

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
