import type { StoredMessage } from '../api/history.ts';
import type { Question } from '../api/Twin.ts';
import type { Happening } from './happening.ts';
import { reduceStream } from './reduceStream.ts';
import { type ConversationState, type Message, startingState } from './state.ts';
import { failTurn, setStatus, stopTurn } from './turn.ts';

/** The conversation after something happened. Pure; what makes no sense at that point changes nothing. */
export function reduce(state: ConversationState, happening: Happening): ConversationState {
  switch (happening.kind) {
    case 'opening':
      return { ...state, phase: 'opening', trouble: undefined };
    case 'met':
      return { ...state, persona: happening.persona };
    case 'recalled':
      return state.phase === 'opening' ? { ...state, messages: happening.history.map(recall) } : state;
    case 'forgotten':
      return state.phase === 'opening' ? { ...state, sessionId: undefined } : state;
    case 'opened':
      return { ...state, phase: 'ready' };
    case 'open-failed':
      return { ...state, phase: 'ready', trouble: { failure: happening.failure, repeat: 'open' } };
    case 'drafted':
      return { ...state, draft: happening.text };
    case 'asked':
      return state.phase === 'ready' ? ask(state, happening.question, happening.at) : state;
    case 'asked-again':
      return state.phase === 'ready' ? askAgain(state) : state;
    case 'taken-up':
      return state.phase === 'ready' ? takeUp(state, happening.question) : state;
    case 'streamed':
      return isCurrent(state, happening.messageId) ? reduceStream(state, happening.event, happening.at) : state;
    case 'ask-failed':
      return isCurrent(state, happening.messageId) ? failTurn(state, happening.failure) : state;
    case 'stopped':
      return state.phase === 'asking' ? stopTurn(state) : state;
    case 'started-over':
      return { ...startingState, phase: 'ready', persona: state.persona, draft: state.draft };
  }
}

function isCurrent(state: ConversationState, messageId: string): boolean {
  return state.phase === 'asking' && state.turn?.messageId === messageId;
}

function ask(state: ConversationState, { sessionId, messageId, text }: Question, at: string): ConversationState {
  const message: Message = { id: messageId, role: 'user', text, timestamp: at, status: 'sending' };
  return {
    ...state,
    phase: 'asking',
    sessionId,
    messages: [...state.messages, message],
    turn: { messageId, text },
    draft: '',
    trouble: undefined,
    announcement: '',
  };
}

function askAgain(state: ConversationState): ConversationState {
  if (state.turn === undefined) return state;
  return {
    ...state,
    phase: 'asking',
    messages: setStatus(state.messages, state.turn.messageId, 'sending'),
    trouble: undefined,
    announcement: '',
  };
}

function takeUp(state: ConversationState, { messageId, text }: Question): ConversationState {
  return { ...state, phase: 'asking', turn: { messageId, text }, announcement: '' };
}

function recall({ id, role, text, timestamp, interrupted }: StoredMessage): Message {
  return { id, role, text, timestamp, status: interrupted ? 'interrupted' : 'complete' };
}
