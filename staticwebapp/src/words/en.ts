import { counter, waitIn } from './counter.ts';
import type { Words } from './Words.ts';

const count = counter('en');

export const en: Words = {
  language: 'en',

  conversation: 'Conversation',
  you: 'You',
  twinOf: (owner, own) => (owner === undefined ? 'AI twin' : `${owner} (AI${own ? '' : ' twin'})`),
  disclosure: (owner, days, own) =>
    `You are talking to an AI${own ? '' : ` twin of ${owner ?? 'this site’s owner'}`}, not to a person. It can be wrong. ${kept(days)}`,

  persona: 'Who answers',
  level: 'Your level',
  beginner: 'Beginner',
  intermediate: 'Intermediate',
  advanced: 'Advanced',

  yourMessage: 'Your message',
  placeholder: (owner) => (owner === undefined ? 'Ask a question' : `Ask ${owner} a question`),
  send: 'Send',
  stop: 'Stop',
  suggestions: 'Questions to start with',
  thinking: 'Thinking …',
  charactersLeft: (left) => `${count(left, { one: '# character', other: '# characters' })} left`,
  charactersTooMany: (over) => `${count(over, { one: '# character', other: '# characters' })} too many`,

  edit: 'Edit',
  editMessage: 'Edit your message',
  sendAgain: 'Send again',
  cancel: 'Cancel',
  copyAnswer: 'Copy answer',
  copyCode: 'Copy code',
  copied: 'Copied',
  copyFailed: 'This browser does not let the page copy. Select the text and copy it yourself.',
  answerAgain: 'Answer again',
  table: 'Table',

  showEarlier: 'Show earlier messages',
  toNewest: 'Go to the newest message',
  toMessageBox: 'Go to the message box',

  newConversation: 'New conversation',
  conversations: 'Your conversations',
  noConversations: 'Conversations that you begin here are listed here.',
  conversationsNote: 'Only this browser has this list.',
  close: 'Close',
  saveMarkdown: 'Save as Markdown',
  saveJson: 'Save as JSON',
  remove: 'Delete',
  removeQuestion: (title) => `Delete “${title}”?`,
  removeConsequence: 'It is deleted here and on the server, for good.',
  removed: 'The conversation is deleted.',

  openTwin: (owner, own) => (owner === undefined ? 'Ask the AI twin' : `Ask ${owner}${own ? '' : '’s AI twin'}`),
  minimise: 'Minimise',

  stoppedUnanswered: 'Stopped before an answer came',
  interrupted: 'Interrupted',
  unanswered: 'Not answered',
  limitedByBudget: 'Short answer: the twin has used up what it may spend today',
  limited: 'Limited answer',

  offline: 'You are offline. The conversation goes on as soon as you are back.',
  reconnecting: 'The connection is lost. Trying to get the rest of the answer …',
  unreachable: 'Can’t reach the twin. Check your connection, then try again.',
  unreadable: 'The twin’s answer could not be read. Try again; if that does not help, come back later.',
  brokenOff: 'The answer broke off. Try again to hear all of it.',
  unfinished: 'The twin could not finish its answer. Try again.',
  gone: 'This conversation is no longer kept. You can begin a new one.',
  tooFast: 'That was too fast for the twin.',
  overloaded: 'The twin can’t answer at the moment.',
  failed: (status) => `The twin could not answer (error ${status}).`,
  backInBox: 'Your message is back in the box below. Change it and send it again.',
  inNewConversation: 'Your message is back in the box below. Start a new conversation to send it there.',
  retryIn: (seconds) =>
    waitIn(seconds, {
      seconds: (n) => `You can try again in ${count(n, { one: '# second', other: '# seconds' })}.`,
      minutes: (n) => `You can try again in about ${count(n, { one: '# minute', other: '# minutes' })}.`,
      hours: (n) => `You can try again in about ${count(n, { one: '# hour', other: '# hours' })}.`,
    }),
  tryAgain: 'Try again',
};

function kept(days: number | undefined): string {
  if (days === undefined) return 'The conversation is stored.';
  if (days === 0) return 'The conversation is stored until you delete it.';
  return `The conversation is stored for ${count(days, { one: '# day', other: '# days' })} after the last message, or until you delete it.`;
}
