import { TwinError } from '../../src/api/failure.ts';
import type { StoredMessage } from '../../src/api/history.ts';
import type { StreamEvent } from '../../src/api/streamEvent.ts';
import { Conversation } from '../../src/conversation/Conversation.ts';
import { StoredKeepsakes } from '../../src/conversation/Keepsakes.ts';
import type { ConversationState } from '../../src/conversation/state.ts';
import { FakeClock } from './FakeClock.ts';
import { FakeTwin } from './FakeTwin.ts';
import { memoryStorage } from './memoryStorage.ts';

export const sessionId = '0123456789abcdef';
export const otherId = 'fedcba9876543210';

/** Of whom nothing is said, and how. */
export const plainly = { persona: '', level: '' };

export const start = (messageId = 'r1', session = sessionId): StreamEvent => ({
  type: 'start',
  messageId,
  sessionId: session,
});
export const said = (delta: string): StreamEvent => ({ type: 'text-delta', delta });
export const finish: StreamEvent = { type: 'finish' };
export const answer = (messageId = 'r1', text = 'I am Sabela.'): StreamEvent[] => [
  start(messageId),
  said(text),
  finish,
];

export const unreachable = new TwinError({ kind: 'unreachable' });
export const brokenOff = new TwinError({ kind: 'broken-off' });
export const problem = (
  status: number,
  more: { type?: string; detail?: string; retryAfter?: number } = {},
): TwinError => new TwinError({ kind: 'problem', status, ...more });
/** A stream that says no more, and stays open. */
export const silence: Promise<never> = new Promise(() => undefined);

export const stored = (id: string, role: 'user' | 'assistant', text: string): StoredMessage => ({
  id,
  role,
  text,
  timestamp: '2026-02-28T12:00:00Z',
  interrupted: false,
});

/** A conversation with a twin, a clock and a memory of its own; `shown` is every state it was ever in. */
export function converse(before: { sessionId?: string; draft?: string } = {}, storage = memoryStorage()) {
  const twin = new FakeTwin();
  const clock = new FakeClock();
  const keepsakes = new StoredKeepsakes('', () => storage);
  if (before.sessionId !== undefined) keepsakes.sessionId = before.sessionId;
  if (before.draft !== undefined) keepsakes.draft = before.draft;
  const shown: ConversationState[] = [];
  const conversation: Conversation = new Conversation(twin, keepsakes, () => shown.push(conversation.state), clock);
  return { twin, clock, storage, keepsakes, shown, conversation };
}

export type Talk = ReturnType<typeof converse>;

export const texts = ({ messages }: ConversationState): string[] => messages.map(({ text }) => text);
export const statuses = ({ messages }: ConversationState): string[] => messages.map(({ status }) => status);
