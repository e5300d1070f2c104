import { type Failure, isOutdated, isWorthRepeating } from '../api/failure.ts';
import type { ConversationState, Message, Turn } from './state.ts';

/** The answer is whole. */
export function finishTurn(state: ConversationState): ConversationState {
  const { turn } = state;
  if (turn === undefined) return state;
  return {
    ...state,
    phase: 'ready',
    link: online(state),
    messages: state.messages.flatMap((message) => {
      if (message.id === turn.replaces) return [];
      return message.id === turn.replyId
        ? { ...message, text: turn.heard ?? message.text, status: 'complete' }
        : message;
    }),
    turn: undefined,
    announcement: turn.heard ?? state.messages.at(-1)?.text ?? '',
    notice: undefined,
  };
}

/** The visitor, or the server, ended the answer early: what came of it stays. */
export function stopTurn(state: ConversationState): ConversationState {
  const { turn } = state;
  if (turn === undefined) return state;
  return {
    ...state,
    phase: 'ready',
    link: online(state),
    messages: interrupt(state.messages, turn, 'interrupted'),
    turn: undefined,
    announcement: textOf(state, turn.replyId),
    notice: undefined,
  };
}

/**
 * The turn stays at hand when asking again may help, as it may for an answer that had begun; otherwise all is as it was, and
 * the question goes back into the draft, to be changed. What is shown of a conversation that is another by now must be read again.
 */
export function failTurn(state: ConversationState, failure: Failure): ConversationState {
  const { turn, messages, draft } = state;
  if (turn === undefined) return state;
  const ended = { ...state, phase: 'ready', link: online(state) } as const;
  const outdated = isOutdated(failure);
  if (!outdated && (turn.replyId !== undefined || isWorthRepeating(failure))) {
    return { ...ended, messages: interrupt(messages, turn, 'failed'), trouble: { failure, repeat: 'ask' } };
  }
  return {
    ...ended,
    messages: messages.flatMap((message) => (message.id === turn.messageId ? (turn.was ?? []) : message)),
    turn: undefined,
    draft: joined(turn.text, draft),
    trouble: { failure, repeat: outdated ? 'open' : undefined },
  };
}

export function setStatus(messages: readonly Message[], id: string, status: Message['status']): readonly Message[] {
  return messages.map((message) => (message.id === id ? { ...message, status } : message));
}

/** Drafts one below the other, so that none is lost. */
export function joined(...drafts: readonly string[]): string {
  return drafts.filter(Boolean).join('\n\n');
}

/** The connection once nothing is looked for any more. */
export function online({ link }: ConversationState): ConversationState['link'] {
  return link === 'reconnecting' ? 'online' : link;
}

/** Marks a partial answer; an answer without a word goes, and the question bears `unanswered` instead. */
function interrupt(messages: readonly Message[], turn: Turn, unanswered: Message['status']): readonly Message[] {
  const { messageId, replyId, replaces } = turn;
  const hasWords = messages.some((message) => message.id === replyId && message.text !== '');
  if (replyId !== undefined && hasWords) {
    return setStatus(setStatus(messages, replyId, 'interrupted'), messageId, 'complete');
  }
  const questions = messages.filter((message) => message.id !== replyId);
  // What was to be replaced still stands, and answers the question.
  return setStatus(questions, messageId, replaces === undefined ? unanswered : 'complete');
}

function textOf(state: ConversationState, id: string | undefined): string {
  return state.messages.find((message) => message.id === id)?.text ?? '';
}
