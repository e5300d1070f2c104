import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/api/failure.ts';
import { TwinError } from '../../src/api/failure.ts';
import {
  answer,
  converse,
  problem,
  said,
  sessionId,
  silence,
  start,
  statuses,
  type Talk,
  texts,
} from '../testing/converse.ts';
import { settled } from '../testing/FakeClock.ts';

async function opened(...answers: Talk['twin']['answers']): Promise<Talk> {
  const talk = converse();
  talk.twin.answers = answers;
  await talk.conversation.open();
  return talk;
}

describe('asking', () => {
  it('keeps the session that the server names, and asks the next question in it', async () => {
    const { conversation, twin, keepsakes } = await opened(answer(), answer('r2'));
    await conversation.ask(' Who are you? ');
    await conversation.ask('And now?');
    expect(keepsakes.sessionId).toBe(sessionId);
    expect(twin.questions.map(({ text }) => text)).toEqual(['Who are you?', 'And now?']);
    expect(twin.questions[1]?.sessionId).toBe(sessionId);
    expect(conversation.state.messages[1]).toMatchObject({
      text: 'I am Sabela.',
      timestamp: '2026-03-01T12:00:00.000Z',
    });
  });

  it('brings ids that the API takes and nobody can guess', async () => {
    const { conversation, twin } = await opened(answer(), answer());
    await conversation.ask('One');
    await conversation.ask('Two');
    const ids = twin.questions.map(({ messageId }) => messageId);
    for (const id of [...ids, twin.questions[0]?.sessionId]) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set([...ids, twin.questions[0]?.sessionId]).size).toBe(3);
  });

  it('asks nothing for a blank, and nothing before it is open', async () => {
    const { conversation, twin } = converse();
    await conversation.ask('Too early');
    await conversation.open();
    await conversation.ask(' \n ');
    expect(twin.questions).toEqual([]);
  });

  it('takes one question at a time, and keeps what is written meanwhile', async () => {
    const { conversation, twin, keepsakes } = await opened([start(), said('I am'), silence]);
    conversation.draft('Who are you?');
    void conversation.ask('Who are you?');
    void conversation.ask('Who are you?');
    conversation.draft('And');
    await settled();
    await conversation.ask('And');
    expect(twin.questions).toHaveLength(1);
    expect(keepsakes.draft).toBe('And');
    expect(texts(conversation.state)).toEqual(['Who are you?', 'I am']);
  });

  it.each<Failure>([{ kind: 'unreadable' }, { kind: 'problem', status: 503, detail: 'Busy.' }])(
    'tries %j again under the same ids, though no answer ever began',
    async (failure) => {
      const { conversation, twin } = await opened([new TwinError(failure)], answer());
      await conversation.ask('Who are you?');
      expect(conversation.state.trouble).toEqual({ failure, repeat: 'ask' });
      expect(statuses(conversation.state)).toEqual(['failed']);
      await conversation.tryAgain();
      expect(twin.questions[1]).toEqual(twin.questions[0]);
      expect(texts(conversation.state)).toEqual(['Who are you?', 'I am Sabela.']);
    },
  );

  it('has an answer given anew that the server could not finish', async () => {
    const error = { type: 'error', errorText: 'It broke off.' } as const;
    const { conversation, twin } = await opened([start(), said('I am'), error], answer('r2'));
    await conversation.ask('Who are you?');
    expect(conversation.state.trouble).toEqual({
      failure: { kind: 'reported', detail: 'It broke off.' },
      repeat: 'ask',
    });
    expect(twin.questions).toHaveLength(1);
    await conversation.tryAgain();
    expect(twin.questions[1]).toEqual({ ...twin.questions[0], sessionId, instead: 'anew' });
    expect(statuses(conversation.state)).toEqual(['complete', 'complete']);
    expect(texts(conversation.state)).toEqual(['Who are you?', 'I am Sabela.']);
  });

  it('has nothing to try again after an answer', async () => {
    const { conversation, twin } = await opened(answer());
    await conversation.ask('Who are you?');
    await conversation.tryAgain();
    expect(twin.questions).toHaveLength(1);
  });

  it('tries again once, however often it is told to', async () => {
    const { conversation, twin } = await opened([problem(503)], answer());
    await conversation.ask('Who are you?');
    await Promise.all([conversation.tryAgain(), conversation.tryAgain()]);
    expect(twin.questions).toHaveLength(2);
  });

  it('puts a refused question back into the kept draft', async () => {
    const { conversation, keepsakes } = await opened([problem(400)]);
    conversation.draft('Who?');
    await conversation.ask('Who?');
    expect(keepsakes.draft).toBe('Who?');
    expect(conversation.state).toMatchObject({ messages: [], trouble: { failure: { status: 400 } } });
  });
});

describe('stopping', () => {
  it('ends the answer on the server and keeps what came of it', async () => {
    const { conversation, twin } = await opened([start(), said('I am'), silence]);
    const asking = conversation.ask('Who are you?');
    await settled();
    conversation.stop();
    await asking;
    expect(twin.stopped).toEqual([twin.questions[0]?.messageId]);
    expect(conversation.state).toMatchObject({ phase: 'ready', trouble: undefined });
    expect(statuses(conversation.state)).toEqual(['complete', 'interrupted']);
    expect(twin.listeners).toBe(0);
  });

  it('hears nothing more, though words are on their way', async () => {
    let arrive: (value?: unknown) => void = () => undefined;
    const late = new Promise((resolve) => {
      arrive = resolve;
    });
    const { conversation } = await opened([start(), said('I am'), late, said(' late'), { type: 'finish' }]);
    const asking = conversation.ask('Who are you?');
    await settled();
    arrive();
    conversation.stop();
    await asking;
    expect(texts(conversation.state)).toEqual(['Who are you?', 'I am']);
  });

  it('takes the next question at once', async () => {
    const { conversation, twin } = await opened([start(), said('I am'), silence], answer('r2', 'Two.'));
    const first = conversation.ask('One');
    await settled();
    conversation.stop();
    await Promise.all([first, conversation.ask('Two')]);
    expect(texts(conversation.state)).toEqual(['One', 'I am', 'Two', 'Two.']);
    expect(twin.stopped).toHaveLength(1);
  });

  it('stops nothing when nothing is asked', async () => {
    const { conversation, twin, shown } = await opened(answer());
    await conversation.ask('Who are you?');
    const before = shown.length;
    conversation.stop();
    expect(twin.stopped).toEqual([]);
    expect(shown).toHaveLength(before);
  });

  it('is over for the visitor, though the server cannot be told', async () => {
    const { conversation, twin } = await opened([start(), said('I am'), silence]);
    twin.stop = () => Promise.reject(problem(503));
    const asking = conversation.ask('Who are you?');
    await settled();
    conversation.stop();
    await asking;
    expect(conversation.state).toMatchObject({ phase: 'ready', trouble: undefined });
  });
});

describe('leaving', () => {
  it('hears no more, and lets the server go on', async () => {
    const { conversation, twin } = await opened([start(), said('I am'), silence]);
    const asking = conversation.ask('Who are you?');
    await settled();
    conversation.leave();
    await asking;
    expect(twin).toMatchObject({ listeners: 0, stopped: [] });
  });

  it('takes no word of an opening that comes late', async () => {
    const { conversation, twin, keepsakes } = converse({ sessionId });
    let arrive: (history: undefined) => void = () => undefined;
    twin.remembers = () =>
      new Promise((resolve) => {
        arrive = resolve;
      });
    const opening = conversation.open();
    await settled();
    conversation.leave();
    arrive(undefined);
    await opening;
    expect(keepsakes.sessionId).toBe(sessionId);
  });

  it('keeps the draft as it was written', async () => {
    const { conversation, keepsakes } = converse();
    conversation.draft('Wh');
    conversation.leave();
    expect(keepsakes.draft).toBe('Wh');
  });
});
