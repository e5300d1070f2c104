import type { StreamEvent } from '../api/streamEvent.ts';
import type { ConversationState, Message } from './state.ts';
import { failTurn, finishTurn, setStatus, stopTurn } from './turn.ts';

/** The conversation after an event of the current answer's stream. An answer's words count once it has started. */
export function reduceStream(state: ConversationState, event: StreamEvent, at: string): ConversationState {
  switch (event.type) {
    case 'start':
      return start(state, event, at);
    case 'text-delta':
      return append(state, event.delta);
    case 'error':
      return failTurn(state, { kind: 'reported', detail: event.errorText });
    case 'abort':
      return stopTurn(state);
    case 'finish':
      return state.turn?.replyId === undefined ? failTurn(state, { kind: 'broken-off' }) : finishTurn(state);
  }
}

/** A repeated question streams its answer from the start, so what came of the first attempt goes. */
function start(
  state: ConversationState,
  event: Extract<StreamEvent, { type: 'start' }>,
  at: string,
): ConversationState {
  if (state.turn === undefined) return state;
  const { messageId, replyId } = state.turn;
  const id = event.messageId ?? `${messageId}-reply`;
  const reply: Message = {
    id,
    role: 'assistant',
    text: '',
    timestamp: at,
    status: 'streaming',
    ...(event.limited !== undefined && { limited: event.limited }),
  };
  const earlier = state.messages.filter((message) => message.id !== id && message.id !== replyId);
  return {
    ...state,
    sessionId: event.sessionId ?? state.sessionId,
    messages: [...setStatus(earlier, messageId, 'complete'), reply],
    turn: { ...state.turn, replyId: id },
  };
}

function append(state: ConversationState, delta: string): ConversationState {
  const replyId = state.turn?.replyId;
  return {
    ...state,
    messages: state.messages.map((message) =>
      message.id === replyId ? { ...message, text: message.text + delta } : message,
    ),
  };
}
