import { describe, expect, it } from 'vitest';
import type { StoredMessage } from '../../src/api/history.ts';
import { asJson, asMarkdown, readTranscript } from '../../src/conversation/transcript.ts';
import { answer, converse, otherId, problem, sessionId, stored } from '../testing/converse.ts';
import { settled } from '../testing/FakeClock.ts';
import { FakeTwin } from '../testing/FakeTwin.ts';

const all = Array.from({ length: 450 }, (_, n) => stored(`m${n}`, n % 2 ? 'assistant' : 'user', String(n)));

function remembering(messages: readonly StoredMessage[]): FakeTwin {
  const twin = new FakeTwin();
  twin.remembers = async (_id, before) => {
    const end = before === undefined ? messages.length : messages.findIndex(({ id }) => id === before);
    const page = messages.slice(Math.max(0, end - 200), end);
    return { messages: page, more: page.length === 200 };
  };
  return twin;
}

describe('readTranscript', () => {
  it('reads all of it, page by page, oldest first', async () => {
    const twin = remembering(all);
    expect(await readTranscript(twin, sessionId)).toEqual(all);
    expect(twin.recalled).toEqual([
      [sessionId, 200],
      [sessionId, 200, 'm250'],
      [sessionId, 200, 'm50'],
    ]);
  });

  it('ends where a page is full by chance', async () => {
    expect(await readTranscript(remembering(all.slice(0, 200)), sessionId)).toHaveLength(200);
  });

  it('is none when the conversation is gone, also in the middle of reading', async () => {
    expect(await readTranscript(new FakeTwin(), sessionId)).toBeUndefined();
    const twin = remembering(all);
    const { remembers } = twin;
    twin.remembers = async (id, before) => (before === 'm50' ? undefined : remembers(id, before));
    expect(await readTranscript(twin, sessionId)).toBeUndefined();
  });
});

describe('the transcript of a conversation', () => {
  it('is what the server has, whatever is shown', async () => {
    const { conversation, twin } = converse({ sessionId });
    twin.remembers = remembering(all).remembers;
    expect(await conversation.transcript()).toEqual(all);
  });

  it('is none where there is no conversation', async () => {
    const { conversation, twin } = converse();
    expect(await conversation.transcript()).toBeUndefined();
    expect(twin.recalled).toEqual([]);
  });

  it('that cannot be read says why, and leaves a question that failed to be asked again', async () => {
    const { conversation, twin } = converse();
    twin.answers = [[problem(503)], answer()];
    await conversation.open();
    await conversation.ask('Who are you?');
    const { trouble } = conversation.state;
    twin.remembers = () => Promise.reject(problem(429));
    expect(await conversation.transcript()).toBeUndefined();
    expect(conversation.state.unsaved).toEqual({ kind: 'problem', status: 429 });
    expect(conversation.state.trouble).toEqual(trouble);
    twin.remembers = async () => ({ messages: [], more: false });
    await conversation.transcript();
    expect(conversation.state.unsaved).toBeUndefined();
  });

  it('that is gone says so, and makes no file', async () => {
    const { conversation } = converse({ sessionId });
    expect(await conversation.transcript()).toBeUndefined();
    expect(conversation.state.unsaved).toEqual({ kind: 'gone' });
  });

  it('that cannot be read says nothing in another conversation', async () => {
    const { conversation, twin } = converse({ sessionId });
    await conversation.open();
    const talk = converse({ sessionId });
    let fail: (error: Error) => void = () => undefined;
    talk.twin.remembers = () =>
      new Promise((_, reject) => {
        fail = reject;
      });
    const reading = talk.conversation.transcript();
    talk.twin.remembers = twin.remembers;
    await talk.conversation.turnTo(otherId);
    fail(problem(503));
    await reading;
    await settled();
    expect(talk.conversation.state.unsaved).toBeUndefined();
    expect(talk.conversation.state.trouble).toBeUndefined();
  });
});

describe('a transcript to read', () => {
  it('says who said what', () => {
    const messages = [stored('1', 'user', 'Hi'), stored('2', 'assistant', '**Hello**\n\n```\ncode\n```')];
    expect(asMarkdown('Sabela (AI twin)', messages, ({ role, timestamp }) => `${role}, ${timestamp}`)).toBe(
      [
        '# Sabela (AI twin)\n',
        '## user, 2026-02-28T12:00:00Z\n',
        'Hi\n',
        '## assistant, 2026-02-28T12:00:00Z\n',
        '**Hello**\n\n```\ncode\n```\n',
      ].join('\n'),
    );
  });

  it('is no more than its title when nothing was said', () => {
    expect(asMarkdown('Twin', [], () => '')).toBe('# Twin\n');
  });
});

describe('a transcript for programs', () => {
  it('is what the API would say, but for the key to the conversation', () => {
    const text = asJson([stored('1', 'user', '"Hi"\u2028'), { ...stored('2', 'assistant', 'Hel'), interrupted: true }]);
    const timestamp = '2026-02-28T12:00:00Z';
    expect(JSON.parse(text)).toEqual({
      messages: [
        { id: '1', role: 'user', content: '"Hi"\u2028', timestamp },
        { id: '2', role: 'assistant', content: 'Hel', timestamp, status: 'interrupted' },
      ],
    });
    expect(text.endsWith('}\n')).toBe(true);
  });
});
