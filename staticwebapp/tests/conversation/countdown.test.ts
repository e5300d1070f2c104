import { describe, expect, it } from 'vitest';
import { answer, converse, problem, type Talk } from '../testing/converse.ts';
import { settled } from '../testing/FakeClock.ts';

async function refusedFor(retryAfter: number): Promise<Talk> {
  const talk = converse();
  talk.twin.answers = [[problem(429, { retryAfter })], answer()];
  await talk.conversation.open();
  await talk.conversation.ask('Who are you?');
  return talk;
}

const wait = ({ conversation }: Talk) => conversation.state.trouble?.wait;

describe('a refusal that names a time', () => {
  it('never shows without it', async () => {
    const { shown } = await refusedFor(3);
    const waits = shown.filter(({ trouble }) => trouble).map(({ trouble }) => trouble?.wait);
    expect(new Set(waits)).toEqual(new Set([3]));
  });

  it('counts down by the second, and then has none', async () => {
    const talk = await refusedFor(3);
    const seen: unknown[] = [wait(talk)];
    for (let second = 0; second < 3; second++) {
      await talk.clock.pass(999);
      seen.push(wait(talk));
      await talk.clock.pass(1);
      seen.push(wait(talk));
    }
    expect(seen).toEqual([3, 3, 2, 2, 1, 1, undefined]);
    expect(talk.conversation.state.trouble).toMatchObject({ repeat: 'ask', failure: { retryAfter: 3 } });
    expect(talk.clock.waits).toEqual([]);
  });

  it('tells the time that is left though a timer came late', async () => {
    const talk = await refusedFor(60);
    await talk.clock.oversleep(30_400);
    expect(wait(talk)).toBe(30);
    expect(talk.clock.waits).toEqual([600]);
    await talk.clock.pass(600);
    expect(wait(talk)).toBe(29);
  });

  it('is over at once for a tab that slept through it', async () => {
    const talk = await refusedFor(60);
    await talk.clock.oversleep(3_600_000);
    expect(wait(talk)).toBeUndefined();
    expect(talk.clock.waits).toEqual([]);
  });

  it('leaves it to the visitor to try again', async () => {
    const talk = await refusedFor(1);
    await talk.clock.pass(60_000);
    expect(talk.twin.questions).toHaveLength(1);
    await talk.conversation.tryAgain();
    expect(talk.conversation.state).toMatchObject({ phase: 'ready', trouble: undefined });
  });

  it.each<[string, (talk: Talk) => unknown]>([
    ['trying again', ({ conversation }) => conversation.tryAgain()],
    ['another question', ({ conversation }) => conversation.ask('And?')],
    ['a new conversation', ({ conversation }) => conversation.turnTo()],
    ['leaving', ({ conversation }) => conversation.leave()],
  ])('counts no more after %s', async (_, end) => {
    const talk = await refusedFor(60);
    await end(talk);
    await settled();
    expect(talk.clock.waits).toEqual([]);
  });

  it('counts anew for a second one', async () => {
    const talk = await refusedFor(9);
    await talk.clock.pass(5000);
    talk.twin.answers = [[problem(429, { retryAfter: 9 })]];
    await talk.conversation.tryAgain();
    expect(wait(talk)).toBe(9);
    await talk.clock.pass(1000);
    expect(wait(talk)).toBe(8);
    expect(talk.clock.waits).toEqual([1000]);
  });
});

describe('a failure that names no time', () => {
  it('counts nothing', async () => {
    const talk = converse();
    talk.twin.answers = [[problem(503)]];
    await talk.conversation.open();
    await talk.conversation.ask('Who are you?');
    expect(wait(talk)).toBeUndefined();
    expect(talk.clock.waits).toEqual([]);
  });
});
