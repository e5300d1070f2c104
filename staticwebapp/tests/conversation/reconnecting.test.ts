import { describe, expect, it } from 'vitest';
import {
  answer,
  brokenOff,
  converse,
  finish,
  problem,
  said,
  silence,
  start,
  statuses,
  type Talk,
  texts,
  unreachable,
} from '../testing/converse.ts';
import { settled } from '../testing/FakeClock.ts';

async function asked(...answers: Talk['twin']['answers']) {
  const talk = converse();
  talk.twin.answers = answers;
  await talk.conversation.open();
  const asking = talk.conversation.ask('Who are you?');
  await settled();
  return { ...talk, asking };
}

const lost = [start(), said('I am'), brokenOff];

describe('an answer that the connection lost', () => {
  it('is heard again under the same ids, and is whole', async () => {
    const { conversation, twin, clock, asking } = await asked(lost, answer());
    expect(conversation.state).toMatchObject({ phase: 'asking', link: 'reconnecting', trouble: undefined });
    await clock.pass(500);
    await asking;
    expect(twin.questions[1]).toMatchObject({ messageId: twin.questions[0]?.messageId, text: 'Who are you?' });
    expect(twin.questions[1]?.instead).toBeUndefined();
    expect(conversation.state).toMatchObject({ phase: 'ready', link: 'online', announcement: 'I am Sabela.' });
    expect(texts(conversation.state)).toEqual(['Who are you?', 'I am Sabela.']);
    expect(statuses(conversation.state)).toEqual(['complete', 'complete']);
  });

  it('never shrinks while it is heard again', async () => {
    const { conversation, clock, shown, asking } = await asked(
      [start(), said('I am'), said(' Sabela.'), brokenOff],
      [start(), said('I'), brokenOff],
      [start(), said('I am'), said(' Sabela'), said('. And you?'), finish],
    );
    await clock.pass(2000);
    await asking;
    const lengths = shown.map(({ messages }) => messages[1]?.text.length ?? 0);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(shown.filter(({ messages }) => messages[1]?.text.startsWith('I am Sabela.')).length).toBeGreaterThan(3);
    expect(conversation.state.messages[1]).toMatchObject({ text: 'I am Sabela. And you?', status: 'complete' });
  });

  it('is what the server tells at the end, should that be other words', async () => {
    const { conversation, clock, asking } = await asked(
      [start(), said('I am Sabela.'), brokenOff],
      answer('r1', 'No.'),
    );
    await clock.pass(500);
    await asking;
    expect(texts(conversation.state)).toEqual(['Who are you?', 'No.']);
    expect(conversation.state.announcement).toBe('No.');
  });

  it('gives way to another one that the server makes of it', async () => {
    const { conversation, clock, asking } = await asked(lost, answer('r2'));
    await clock.pass(500);
    await asking;
    expect(conversation.state.messages.map(({ id }) => id).slice(1)).toEqual(['r2']);
  });

  it('keeps the time at which it began', async () => {
    const { conversation, clock, asking } = await asked(lost, answer());
    await clock.pass(500);
    await asking;
    expect(conversation.state.messages[1]?.timestamp).toBe('2026-03-01T12:00:00.000Z');
  });

  it('is looked for after 0.5, 1.5 and 4 seconds, and then left to the visitor', async () => {
    const { conversation, twin, clock, asking } = await asked(
      lost,
      [unreachable],
      [unreachable],
      [unreachable],
      answer(),
    );
    for (const wait of [500, 1500, 4000]) {
      expect(clock.waits).toEqual([wait]);
      await clock.pass(wait - 1);
      const before = twin.questions.length;
      await clock.pass(1);
      expect(twin.questions).toHaveLength(before + 1);
    }
    await asking;
    expect(clock.waits).toEqual([]);
    expect(conversation.state).toMatchObject({
      phase: 'ready',
      link: 'online',
      trouble: { failure: { kind: 'unreachable' }, repeat: 'ask' },
    });
    expect(conversation.state.messages[1]).toMatchObject({ text: 'I am', status: 'interrupted' });

    await conversation.tryAgain();
    expect(texts(conversation.state)).toEqual(['Who are you?', 'I am Sabela.']);
  });

  it('has new chances with each word more', async () => {
    const { conversation, clock, asking } = await asked(
      lost,
      [unreachable],
      [unreachable],
      [start(), said('I am Sa'), brokenOff],
      [unreachable],
      answer(),
    );
    await clock.pass(6000);
    expect(clock.waits).toEqual([500]);
    await clock.pass(2000);
    await asking;
    expect(texts(conversation.state)).toEqual(['Who are you?', 'I am Sabela.']);
  });

  it('has no new chance for words that were known already', async () => {
    const again = [start(), said('I am'), brokenOff];
    const { conversation, twin, clock, asking } = await asked(lost, again, again, again, answer());
    await clock.pass(6000);
    await asking;
    expect(twin.questions).toHaveLength(4);
    expect(conversation.state.trouble).toEqual({ failure: { kind: 'broken-off' }, repeat: 'ask' });
  });

  it('that never began is asked for again as it was, and shows as on its way', async () => {
    const { conversation, twin, clock, asking } = await asked([unreachable], answer());
    expect(statuses(conversation.state)).toEqual(['sending']);
    await clock.pass(500);
    await asking;
    expect(twin.questions[1]).toEqual(twin.questions[0]);
    expect(statuses(conversation.state)).toEqual(['complete', 'complete']);
  });

  it('is lost too when the stream ends without a word of its end', async () => {
    const { conversation, clock, asking } = await asked([start(), said('I am')], answer());
    expect(conversation.state.link).toBe('reconnecting');
    await clock.pass(500);
    await asking;
    expect(conversation.state.messages[1]?.status).toBe('complete');
  });

  it('is looked for no more once the server says what is wrong', async () => {
    const refused = problem(503, { detail: 'Busy.' });
    const { conversation, twin, clock, asking } = await asked(lost, [refused], answer());
    await clock.pass(500);
    await asking;
    expect(clock.waits).toEqual([]);
    expect(twin.questions).toHaveLength(2);
    expect(conversation.state).toMatchObject({
      phase: 'ready',
      link: 'online',
      trouble: { failure: refused.failure, repeat: 'ask' },
    });
    expect(conversation.state.messages[1]).toMatchObject({ text: 'I am', status: 'interrupted' });
  });
});

describe('while an answer is being looked for', () => {
  it.each<[string, (talk: Talk) => unknown]>([
    ['stopping', ({ conversation }) => conversation.stop()],
    ['leaving', ({ conversation }) => conversation.leave()],
    ['a new conversation', ({ conversation }) => conversation.turnTo()],
  ])('%s ends that', async (_, end) => {
    const talk = await asked(lost, answer());
    end(talk);
    await talk.asking;
    expect(talk.clock.waits).toEqual([]);
    await talk.clock.pass(60_000);
    expect(talk.twin.questions).toHaveLength(1);
    expect(talk.conversation.state).toMatchObject({ phase: 'ready', link: 'online' });
    expect(talk.conversation.state.trouble).toBeUndefined();
  });

  it('another question can be asked after stopping, and only that is heard', async () => {
    const { conversation, twin, clock, asking } = await asked(lost, answer('r2', 'Two.'));
    conversation.stop();
    await conversation.ask('Two?');
    await asking;
    await clock.pass(60_000);
    expect(twin.questions.map(({ text }) => text)).toEqual(['Who are you?', 'Two?']);
    expect(texts(conversation.state)).toEqual(['Who are you?', 'I am', 'Two?', 'Two.']);
  });
});

describe('without a connection', () => {
  it('waits for it, however long that takes, and then half a second', async () => {
    const { conversation, twin, clock, asking } = await asked([start(), said('I am'), silence]);
    conversation.connected(false);
    conversation.stop();
    await asking;
    twin.answers = [[unreachable], answer('r2', 'Here.')];
    const again = conversation.ask('Are you there?');
    await clock.pass(3_600_000);
    expect(conversation.state).toMatchObject({ phase: 'asking', link: 'offline' });
    expect(twin.questions).toHaveLength(2);
    conversation.connected(true);
    await settled();
    expect(clock.waits).toEqual([500]);
    expect(conversation.state.link).toBe('reconnecting');
    await clock.pass(500);
    await again;
    expect(conversation.state).toMatchObject({ phase: 'ready', link: 'online', trouble: undefined });
    expect(texts(conversation.state).at(-1)).toBe('Here.');
  });

  it('asks once when it comes back twice', async () => {
    const { conversation, twin, clock, asking } = await asked([unreachable], answer());
    conversation.connected(false);
    await clock.pass(500);
    conversation.connected(true);
    conversation.connected(true);
    await clock.pass(10_000);
    await asking;
    expect(twin.questions).toHaveLength(2);
  });

  it.each<[string, (talk: Talk) => unknown]>([
    ['stopping', ({ conversation }) => conversation.stop()],
    ['leaving', ({ conversation }) => conversation.leave()],
    ['a new conversation', ({ conversation }) => conversation.turnTo()],
  ])('%s ends the wait', async (_, end) => {
    const talk = converse();
    talk.twin.answers = [[unreachable], answer()];
    await talk.conversation.open();
    talk.conversation.connected(false);
    const asking = talk.conversation.ask('Who are you?');
    await settled();
    end(talk);
    await asking;
    talk.conversation.connected(true);
    await talk.clock.pass(60_000);
    expect(talk.twin.questions).toHaveLength(1);
    expect(talk.conversation.state).toMatchObject({ phase: 'ready', link: 'online' });
    expect(talk.conversation.state.trouble).toBeUndefined();
  });

  it('the same question can be asked anew after stopping, and nobody waits for the first any more', async () => {
    const talk = converse();
    talk.twin.answers = [answer(), [unreachable], answer('r2', 'Otherwise.')];
    await talk.conversation.open();
    await talk.conversation.ask('Who are you?');
    talk.conversation.connected(false);
    const first = talk.conversation.askAnew();
    await settled();
    talk.conversation.stop();
    talk.conversation.connected(true);
    const second = talk.conversation.askAnew();
    expect(talk.conversation.state.link).toBe('online');
    await Promise.all([first, second]);
    expect(talk.shown.at(-1)?.link).toBe('online');
    expect(talk.shown.some(({ link }) => link === 'reconnecting')).toBe(false);
    await talk.clock.pass(60_000);
    expect(talk.twin.questions).toHaveLength(3);
    expect(texts(talk.conversation.state)).toEqual(['Who are you?', 'Otherwise.']);
  });

  it('what failed for want of it is repeated when it is back', async () => {
    const { conversation, twin, clock, asking } = await asked(
      lost,
      [unreachable],
      [unreachable],
      [unreachable],
      answer(),
    );
    await clock.pass(6000);
    await asking;
    conversation.connected(true);
    conversation.connected(true);
    await settled();
    expect(twin.questions).toHaveLength(5);
    expect(texts(conversation.state)).toEqual(['Who are you?', 'I am Sabela.']);
  });

  it('an answer that broke off for good is heard again when it is back', async () => {
    const { conversation, clock, asking } = await asked(lost, lost, lost, lost, answer());
    await clock.pass(6000);
    await asking;
    expect(conversation.state.trouble?.failure.kind).toBe('broken-off');
    conversation.connected(true);
    await settled();
    expect(texts(conversation.state)).toEqual(['Who are you?', 'I am Sabela.']);
  });
});
