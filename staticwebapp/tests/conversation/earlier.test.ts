import { describe, expect, it } from 'vitest';
import type { History } from '../../src/api/history.ts';
import {
  answer,
  converse,
  otherId,
  problem,
  sessionId,
  stored,
  type Talk,
  texts,
  unreachable,
} from '../testing/converse.ts';
import { settled } from '../testing/FakeClock.ts';

/** A conversation of so many messages, of which the server gives at most as many as are asked for. */
function longTalk(count: number): Talk {
  const talk = converse({ sessionId });
  const all = Array.from({ length: count }, (_, n) => stored(`m${n}`, n % 2 ? 'assistant' : 'user', String(n)));
  talk.twin.remembers = async (_id, before) => {
    const limit = talk.twin.recalled.at(-1)?.[1] ?? 0;
    const end = before === undefined ? count : all.findIndex(({ id }) => id === before);
    const messages = all.slice(Math.max(0, end - limit), end);
    return { messages, more: messages.length === limit };
  };
  return talk;
}

const numbers = (talk: Talk) => texts(talk.conversation.state).map(Number);
const upTo = (end: number, from = 0) => Array.from({ length: end - from }, (_, n) => from + n);

describe('a long conversation', () => {
  it('opens with its end, and is read back page by page to its beginning', async () => {
    const talk = longTalk(180);
    await talk.conversation.open();
    expect(numbers(talk)).toEqual(upTo(180, 130));
    expect(talk.conversation.state.earlier).toBe('some');
    await talk.conversation.showEarlier();
    expect(numbers(talk)).toEqual(upTo(180, 30));
    expect(talk.conversation.state.earlier).toBe('some');
    await talk.conversation.showEarlier();
    expect(numbers(talk)).toEqual(upTo(180));
    expect(talk.conversation.state.earlier).toBe('none');
    await talk.conversation.showEarlier();
    expect(talk.twin.recalled).toEqual([
      [sessionId, 50],
      [sessionId, 100, 'm130'],
      [sessionId, 100, 'm30'],
    ]);
  });

  it('has no more before a page that is full by chance', async () => {
    const talk = longTalk(50);
    await talk.conversation.open();
    expect(talk.conversation.state.earlier).toBe('some');
    await talk.conversation.showEarlier();
    expect(talk.conversation.state.earlier).toBe('none');
    expect(numbers(talk)).toEqual(upTo(50));
  });

  it('is read once at a time', async () => {
    const talk = longTalk(180);
    await talk.conversation.open();
    await Promise.all([talk.conversation.showEarlier(), talk.conversation.showEarlier()]);
    expect(talk.twin.recalled).toHaveLength(2);
    expect(numbers(talk)).toEqual(upTo(180, 30));
  });

  it('goes on at its end meanwhile', async () => {
    const talk = longTalk(60);
    await talk.conversation.open();
    talk.twin.answers = [answer('r', '61')];
    await Promise.all([talk.conversation.showEarlier(), talk.conversation.ask('60')]);
    expect(numbers(talk)).toEqual(upTo(62));
    expect(talk.conversation.state).toMatchObject({ phase: 'ready', earlier: 'none' });
  });

  it('says when it could not be read, and can be read again', async () => {
    const talk = longTalk(60);
    await talk.conversation.open();
    const { remembers } = talk.twin;
    talk.twin.remembers = () => Promise.reject(problem(503));
    await talk.conversation.showEarlier();
    expect(talk.conversation.state).toMatchObject({ earlier: 'some', trouble: { repeat: 'earlier' } });
    talk.twin.remembers = remembers;
    await talk.conversation.tryAgain();
    expect(numbers(talk)).toEqual(upTo(60));
    expect(talk.conversation.state.trouble).toBeUndefined();
  });

  it('is read again when the connection is back', async () => {
    const talk = longTalk(60);
    await talk.conversation.open();
    const { remembers } = talk.twin;
    talk.twin.remembers = () => Promise.reject(unreachable);
    await talk.conversation.showEarlier();
    talk.twin.remembers = remembers;
    talk.conversation.connected(true);
    await settled();
    expect(numbers(talk)).toEqual(upTo(60));
  });

  it('keeps what is shown of it when the server has deleted it meanwhile', async () => {
    const talk = longTalk(60);
    await talk.conversation.open();
    talk.twin.remembers = async () => undefined;
    await talk.conversation.showEarlier();
    expect(numbers(talk)).toEqual(upTo(60, 10));
    expect(talk.conversation.state.earlier).toBe('none');
  });
});

describe('a page that arrives when another conversation is shown', () => {
  async function turnedAway() {
    const talk = longTalk(60);
    await talk.conversation.open();
    let arrive: (history: History) => void = () => undefined;
    let fail: (error: Error) => void = () => undefined;
    talk.twin.remembers = () =>
      new Promise((resolve, reject) => {
        arrive = resolve;
        fail = reject;
      });
    const showing = talk.conversation.showEarlier();
    talk.twin.remembers = async () => ({ messages: [stored('x', 'user', 'Other')], more: false });
    await talk.conversation.turnTo(otherId);
    return { ...talk, showing, arrive, fail };
  }

  it('is not shown there', async () => {
    const { conversation, showing, arrive } = await turnedAway();
    arrive({ messages: [stored('m0', 'user', '0')], more: true });
    await showing;
    expect(texts(conversation.state)).toEqual(['Other']);
    expect(conversation.state.earlier).toBe('none');
  });

  it('is not missed there either', async () => {
    const { conversation, showing, fail } = await turnedAway();
    fail(unreachable);
    await showing;
    expect(conversation.state.earlier).toBe('none');
    expect(conversation.state.trouble).toBeUndefined();
  });
});

describe('a question that failed', () => {
  it.each([
    ['is read', async () => ({ messages: [], more: false })],
    ['cannot be read', () => Promise.reject(unreachable)],
  ])('can still be asked again when what came before it %s', async (_, remembers) => {
    const talk = longTalk(60);
    await talk.conversation.open();
    talk.twin.answers = [[problem(503)], answer()];
    await talk.conversation.ask('Who are you?');
    talk.twin.remembers = remembers;
    await talk.conversation.showEarlier();
    expect(talk.conversation.state.trouble).toEqual({ failure: { kind: 'problem', status: 503 }, repeat: 'ask' });
    expect(talk.conversation.state.earlier).not.toBe('loading');
    await talk.conversation.tryAgain();
    expect(texts(talk.conversation.state).slice(-2)).toEqual(['Who are you?', 'I am Sabela.']);
  });
});
