import type { Message, Trouble } from '../conversation/state.ts';

/** Every word the element says of its own accord. */
export const words = {
  conversation: 'Conversation',
  you: 'You',
  yourMessage: 'Your message',
  send: 'Send',
  stop: 'Stop',
  newConversation: 'New conversation',
  tryAgain: 'Try again',
  suggestions: 'Questions to start with',
  thinking: 'Thinking …',
  copyCode: 'Copy code',
  table: 'Table',
} as const;

export function disclosure(name: string | undefined): string {
  const owner = name ?? 'this site’s owner';
  return `You are talking to an AI twin of ${owner}. It can be wrong. The conversation is stored.`;
}

export function twinOf(name: string | undefined): string {
  return name === undefined ? 'AI twin' : `${name} (AI twin)`;
}

export function placeholder(name: string | undefined): string {
  return name === undefined ? 'Ask a question' : `Ask ${name} a question`;
}

/** What the visitor should know of a message besides its words. */
export function markOf({ role, status, limited }: Message): string | undefined {
  if (status === 'interrupted') return role === 'user' ? 'Stopped before an answer came' : 'Interrupted';
  if (status === 'failed') return 'Not answered';
  if (limited === 'budget') return 'Short answer: the twin has used up what it may spend today';
  return limited === undefined ? undefined : 'Limited answer';
}

/** How a message that is too long, or nearly so, stands against the limit. */
export function room(characters: number, limit: number): string {
  const left = limit - characters;
  return left >= 0 ? `${count(left, 'character')} left` : `${count(-left, 'character')} too many`;
}

/** What went wrong, and what to do next. */
export function troubleSentence({ failure, repeat }: Trouble): string {
  switch (failure.kind) {
    case 'unreachable':
      return 'Can’t reach the twin. Check your connection, then try again.';
    case 'unreadable':
      return 'The twin’s answer could not be read. Try again; if that does not help, come back later.';
    case 'broken-off':
      return 'The answer broke off. Try again to hear all of it.';
    case 'reported':
      return failure.detail || 'The twin could not finish its answer.';
    case 'problem': {
      const what = failure.detail ?? `The twin could not answer (error ${failure.status}).`;
      return `${what} ${repeat === undefined ? remedy(failure.status) : wait(failure.retryAfter)}`.trim();
    }
  }
}

function remedy(status: number): string {
  const next = status === 404 ? 'Start a new conversation to send it there.' : 'Change it and send it again.';
  return `Your message is back in the box below. ${next}`;
}

function wait(seconds: number | undefined): string {
  if (seconds === undefined) return '';
  if (seconds < 100) return `You can try again in ${count(seconds, 'second')}.`;
  if (seconds < 5400) return `You can try again in about ${count(Math.ceil(seconds / 60), 'minute')}.`;
  return `You can try again in about ${count(Math.ceil(seconds / 3600), 'hour')}.`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
