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
    case 'data':
      return state;
  }
}

/** An answer that begins again, after a lost connection, keeps what is shown of it; any other takes its place, and that of one given before with its first word. */
function start(
  state: ConversationState,
  event: Extract<StreamEvent, { type: 'start' }>,
  at: string,
): ConversationState {
  if (state.turn === undefined) return state;
  const { messageId, replyId, replaces } = state.turn;
  const id = event.messageId ?? `${messageId}-reply`;
  const before = state.messages.find((message) => message.id === id);
  const reply: Message = {
    id,
    role: 'assistant',
    text: before?.text ?? '',
    timestamp: before?.timestamp ?? at,
    status: 'streaming',
    ...(event.limited !== undefined && { limited: event.limited }),
  };
  const others = state.messages.filter((message) => ![id, replyId].includes(message.id));
  return {
    ...state,
    link: state.link === 'reconnecting' ? 'online' : state.link,
    sessionId: event.sessionId ?? state.sessionId,
    messages: [...setStatus(others, messageId, 'complete'), reply],
    turn: { ...state.turn, replyId: id, heard: '', replaces: id === replaces ? undefined : replaces },
  };
}

function append(state: ConversationState, delta: string): ConversationState {
  const { turn } = state;
  if (turn?.replyId === undefined) return state;
  const heard = (turn.heard ?? '') + delta;
  return {
    ...state,
    turn: { ...turn, heard, replaces: undefined },
    messages: state.messages.flatMap((message) => {
      if (message.id === turn.replaces) return [];
      return message.id === turn.replyId && heard.length > message.text.length ? { ...message, text: heard } : message;
    }),
  };
}
