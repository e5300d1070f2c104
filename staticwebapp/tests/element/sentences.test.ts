import { describe, expect, it } from 'vitest';
import type { Message, Trouble } from '../../src/conversation/state.ts';
import { disclosure, markOf, room, troubleSentence } from '../../src/element/sentences.ts';

describe('troubleSentence', () => {
  it.each<[Trouble, string]>([
    [
      { failure: { kind: 'unreachable' }, repeat: 'ask' },
      'Can’t reach the twin. Check your connection, then try again.',
    ],
    [{ failure: { kind: 'broken-off' }, repeat: 'ask' }, 'The answer broke off. Try again to hear all of it.'],
    [{ failure: { kind: 'reported', detail: 'Sorry.' }, repeat: 'ask' }, 'Sorry.'],
    [{ failure: { kind: 'reported', detail: '' }, repeat: 'ask' }, 'The twin could not finish its answer.'],
    [{ failure: { kind: 'problem', status: 502 }, repeat: 'ask' }, 'The twin could not answer (error 502).'],
    [
      { failure: { kind: 'problem', status: 429, detail: 'Slow down.', retryAfter: 1 }, repeat: 'ask' },
      'Slow down. You can try again in 1 second.',
    ],
    [
      { failure: { kind: 'problem', status: 503, detail: 'Busy.', retryAfter: 121 }, repeat: 'open' },
      'Busy. You can try again in about 3 minutes.',
    ],
    [
      { failure: { kind: 'problem', status: 429, detail: 'Enough.', retryAfter: 7200 }, repeat: 'ask' },
      'Enough. You can try again in about 2 hours.',
    ],
    [
      { failure: { kind: 'problem', status: 400, detail: 'Too long.' } },
      'Too long. Your message is back in the box below. Change it and send it again.',
    ],
    [
      { failure: { kind: 'problem', status: 404, detail: 'Gone.' } },
      'Gone. Your message is back in the box below. Start a new conversation to send it there.',
    ],
  ])('says of %j what happened and what to do', (trouble, sentence) => {
    expect(troubleSentence(trouble)).toBe(sentence);
  });
});

describe('markOf', () => {
  const message: Message = { id: '1', role: 'assistant', text: 'Hi', timestamp: '', status: 'complete' };

  it.each<[Partial<Message>, string | undefined]>([
    [{}, undefined],
    [{ status: 'interrupted' }, 'Interrupted'],
    [{ role: 'user', status: 'interrupted' }, 'Stopped before an answer came'],
    [{ role: 'user', status: 'failed' }, 'Not answered'],
    [{ limited: 'budget' }, 'Short answer: the twin has used up what it may spend today'],
    [{ limited: 'tomorrow’s reason' }, 'Limited answer'],
  ])('says of %j: %j', (part, mark) => {
    expect(markOf({ ...message, ...part })).toBe(mark);
  });
});

describe('room', () => {
  it.each([
    [3600, '400 characters left'],
    [3999, '1 character left'],
    [4000, '0 characters left'],
    [5001, '1,001 characters too many'],
  ])('says at %i characters: %s', (characters, words) => {
    expect(room(characters, 4000)).toBe(words);
  });
});

describe('disclosure', () => {
  it('says that it is a machine and that it remembers, before the owner is known too', () => {
    expect(disclosure('Sabela')).toBe(
      'You are talking to an AI twin of Sabela. It can be wrong. The conversation is stored.',
    );
    expect(disclosure(undefined)).toContain('AI twin of this site’s owner');
  });
});
