import type { Question } from '../api/Twin.ts';
import type { Happening } from './happening.ts';
import { begins, missEarlier, prepend, recall, reread } from './recall.ts';
import { reduceList, running } from './reduceList.ts';
import { reduceStream } from './reduceStream.ts';
import { type ConversationState, type Message, startingState } from './state.ts';
import { failTurn, finishTurn, joined, online, setStatus, stopTurn } from './turn.ts';

/** The conversation after something happened. Pure; what makes no sense at that point changes nothing. */
export function reduce(state: ConversationState, happening: Happening): ConversationState {
  switch (happening.kind) {
    case 'opening':
      return { ...state, phase: 'opening', link: online(state), trouble: undefined };
    case 'met':
      return { ...state, persona: happening.persona };
    case 'met-all':
      return { ...state, personas: happening.personas };
    case 'levelled':
      return { ...state, level: happening.level };
    case 'recalled':
      return state.phase === 'opening' ? { ...state, ...recall(happening.history) } : state;
    case 'forgotten':
      return state.phase === 'opening' ? forget(state) : state;
    case 'opened':
      return opened(state);
    case 'open-failed':
      return { ...opened(state), trouble: { failure: happening.failure, repeat: 'open' } };
    case 'earlier-wanted':
      return { ...state, earlier: 'loading', trouble: state.trouble?.repeat === 'earlier' ? undefined : state.trouble };
    case 'earlier-recalled':
      return begins(state, happening.before) ? prepend(state, happening.history) : state;
    case 'earlier-failed':
      return begins(state, happening.before) ? missEarlier(state, happening.failure) : state;
    case 'drafted':
      return { ...state, draft: happening.text };
    case 'edited':
      return { ...state, editing: happening.editing };
    case 'begun':
      return { ...state, sessionId: happening.sessionId };
    case 'asked':
      return state.phase === 'ready' ? ask(state, happening.question, happening.at) : state;
    case 'asked-again':
      return state.phase === 'ready' ? askAgain(state) : state;
    case 'taken-up':
      return state.phase === 'asking' ? state : takeUp(state, happening.question);
    case 'reread':
      if (isCurrent(state, happening.messageId)) return finishTurn(reread(state, happening.history));
      return state.phase === 'asking' ? state : reread(state, happening.history);
    case 'streamed':
      return isCurrent(state, happening.messageId) ? reduceStream(state, happening.event, happening.at) : state;
    case 'lost':
      return isCurrent(state, happening.messageId) && state.link === 'online'
        ? { ...state, link: 'reconnecting' }
        : state;
    case 'ask-failed':
      return isCurrent(state, happening.messageId) ? failTurn(state, happening.failure) : state;
    case 'stopped':
      return state.phase === 'asking' ? stopTurn(state) : state;
    case 'waited':
      return state.trouble ? { ...state, trouble: { ...state.trouble, wait: happening.left || undefined } } : state;
    case 'connected':
      return { ...state, link: !happening.online ? 'offline' : state.link === 'offline' ? 'online' : state.link };
    case 'noticed':
      return { ...state, notice: happening.notice, announcement: '' };
    case 'turned-to':
      return turnTo(state, happening.sessionId, happening.personaId);
    default:
      return reduceList(state, happening);
  }
}

function isCurrent(state: ConversationState, messageId: string): boolean {
  return state.phase === 'asking' && state.turn?.messageId === messageId;
}

/** The answer that it was left in may have been taken up before all of it was there. */
function opened(state: ConversationState): ConversationState {
  return state.phase === 'opening' ? { ...state, phase: 'ready' } : state;
}

function turnTo(state: ConversationState, sessionId: string | undefined, personaId: string): ConversationState {
  const { persona, personas, level, draft, kept } = state;
  return {
    ...startingState,
    phase: 'ready',
    link: online(state),
    persona: personaId === state.personaId ? persona : undefined,
    personaId,
    personas,
    level,
    draft,
    kept,
    sessionId,
    turnings: state.turnings + 1,
    removal: running(state),
  };
}

/** Only whoever has seen the conversation before is told that it is gone. */
function forget(state: ConversationState): ConversationState {
  const known = state.kept.some(({ id }) => id === state.sessionId);
  return {
    ...state,
    sessionId: undefined,
    messages: [],
    earlier: 'none',
    ...(known && { trouble: { failure: { kind: 'gone' } } }),
  };
}

/** A question that takes the place of words said before ends the talk there; one that is asked anew keeps its answer for now. */
function ask(state: ConversationState, question: Question, at: string): ConversationState {
  const { sessionId, messageId, text, instead } = question;
  const { turn, messages, editing, draft } = state;
  const message: Message = { id: messageId, role: 'user', text, timestamp: at, status: 'sending' };
  const place = messages.findIndex(({ id }) => id === messageId);
  const before = place < 0 ? messages : messages.slice(0, place);
  const last = messages.at(-1);
  const isChanged = !messages.some(({ id, text }) => id === editing?.messageId && text === editing.text);
  const unsent = editing && instead !== 'edited' && isChanged ? editing.text : '';
  // One that failed and is sent once more in other words still stands where the first words stood.
  const isSameTurn = turn?.messageId === messageId && turn.replyId === undefined;
  const was = isSameTurn ? turn.was : messages.slice(before.length, instead === 'anew' ? place + 1 : undefined);
  return {
    ...state,
    phase: 'asking',
    sessionId,
    messages: instead === 'anew' ? messages : [...before, message],
    turn: {
      messageId,
      text,
      instead,
      ...(was && { was }),
      replaces: instead === 'anew' && last?.role === 'assistant' ? last.id : undefined,
    },
    draft: joined(unsent, instead === undefined && draft.trim() === text ? '' : draft),
    editing: undefined,
    trouble: undefined,
    notice: undefined,
    announcement: '',
    removal: running(state),
  };
}

function askAgain(state: ConversationState): ConversationState {
  if (state.turn === undefined) return state;
  return {
    ...state,
    phase: 'asking',
    messages: setStatus(state.messages, state.turn.messageId, 'sending'),
    trouble: undefined,
    notice: undefined,
    announcement: '',
  };
}

function takeUp(state: ConversationState, { messageId, text }: Question): ConversationState {
  return { ...state, phase: 'asking', turn: { messageId, text }, notice: undefined, announcement: '' };
}
