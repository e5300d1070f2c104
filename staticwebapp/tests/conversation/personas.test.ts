import { describe, expect, it } from 'vitest';
import { Conversation } from '../../src/conversation/Conversation.ts';
import { StoredKeepsakes } from '../../src/conversation/Keepsakes.ts';
import { answer, converse, otherId, problem, sessionId, stored, texts } from '../testing/converse.ts';
import { FakeTwin } from '../testing/FakeTwin.ts';
import { memoryStorage } from '../testing/memoryStorage.ts';

const tutor = { id: 'tutor', name: 'Tutor', kind: 'tutor', suggestedQuestions: [] };
const twinItself = { id: 'default', name: 'Sabela', suggestedQuestions: [] };

async function chosen(storage = memoryStorage()) {
  const talk = converse({}, storage);
  talk.twin.introduces = async (id) => (id === 'tutor' ? tutor : twinItself);
  talk.twin.presents = async () => [twinItself, tutor];
  await talk.conversation.open();
  await talk.conversation.meetAll();
  await talk.conversation.turnTo(undefined, 'tutor');
  return talk;
}

describe('another persona', () => {
  it('begins a new conversation, is asked by name, and is there after a reload', async () => {
    const { conversation, twin, storage } = await chosen();
    expect(conversation.state).toMatchObject({ persona: tutor, personaId: 'tutor', messages: [] });
    twin.answers = [answer()];
    await conversation.ask('What is a synapse?');
    expect(twin.questions).toMatchObject([{ persona: 'tutor', text: 'What is a synapse?' }]);
    expect(converse({}, storage).conversation.state).toMatchObject({ personaId: 'tutor' });
  });

  it('comes back with a conversation of before, and goes with one of another', async () => {
    const { conversation, twin, keepsakes } = await chosen();
    keepsakes.keep({ id: otherId, title: 'Who?', at: '2026-02-28T12:00:00Z' });
    twin.answers = [answer('r1')];
    await conversation.ask('What is a synapse?');
    const { sessionId: first = '' } = conversation.state;
    twin.remembers = async (id) => ({
      messages: [stored('q', 'user', id), stored('r', 'assistant', 'A.')],
      more: false,
    });
    conversation.list(true);
    await conversation.turnTo(otherId);
    expect(conversation.state).toMatchObject({ personaId: '', persona: twinItself });
    expect(texts(conversation.state)).toEqual([otherId, 'A.']);
    conversation.list(true);
    await conversation.turnTo(first);
    expect(conversation.state).toMatchObject({ personaId: 'tutor', persona: tutor });
  });

  it('stays for the next new conversation, and is not asked for again', async () => {
    const { conversation, twin } = await chosen();
    await conversation.turnTo();
    expect(conversation.state.personaId).toBe('tutor');
    expect(twin.met).toEqual(['', 'tutor']);
  });

  it('that was chosen before and is here no more gives way to the default one', async () => {
    const { storage } = await chosen();
    const { conversation, twin } = converse({}, storage);
    twin.introduces = (id) =>
      id ? Promise.reject(problem(404, { type: 'unknown-persona' })) : Promise.resolve(twinItself);
    await conversation.open();
    expect(conversation.state).toMatchObject({
      phase: 'ready',
      persona: twinItself,
      personaId: '',
      trouble: undefined,
    });
  });

  it('that the site has chosen and that is not here is told, and none takes its place', async () => {
    const storage = memoryStorage();
    const twin = new FakeTwin();
    twin.introduces = () => Promise.reject(problem(404, { type: 'unknown-persona' }));
    const conversation = new Conversation(twin, new StoredKeepsakes('', () => storage, 'tutor'), () => undefined);
    await conversation.open();
    await conversation.meetAll();
    expect(conversation.state.trouble).toMatchObject({ failure: { status: 404 }, repeat: 'open' });
    expect(twin.met).toEqual(['tutor']);
    expect(conversation.state.personas).toBeUndefined();
  });

  it('late with its introduction does not take the place of the one chosen since', async () => {
    const talk = converse();
    let resolve: (persona: typeof twinItself) => void = () => undefined;
    const promise = new Promise<typeof twinItself>((introduced) => {
      resolve = introduced;
    });
    talk.twin.introduces = (id) => (id === 'tutor' ? Promise.resolve(tutor) : promise);
    const opening = talk.conversation.open();
    await talk.conversation.turnTo(undefined, 'tutor');
    resolve(twinItself);
    await opening;
    expect(talk.conversation.state.persona).toEqual(tutor);
  });

  it('of whom the conversation is not: the words are back in the box, and only a new conversation helps', async () => {
    const { conversation, twin } = await chosen();
    twin.answers = [[problem(409, { type: 'https://example.org/other-persona', detail: 'It is another’s.' })]];
    await conversation.ask('Who are you?');
    expect(conversation.state).toMatchObject({ draft: 'Who are you?', trouble: { repeat: undefined } });
  });

  it('is not to be had of an older server', async () => {
    const talk = converse({ sessionId });
    talk.twin.presents = () => Promise.reject(problem(404));
    await talk.conversation.meetAll();
    expect(talk.conversation.state.personas).toBeUndefined();
  });
});

describe('a persona that is out', () => {
  const out = problem(503, { type: 'https://example.org/persona-unavailable' });
  const outIs = (id: string) => (asked: string) =>
    asked === id ? Promise.reject(out) : Promise.resolve(asked ? tutor : twinItself);

  it('gives way to the first that can be used, and nothing is told of it', async () => {
    const { conversation, twin } = converse();
    twin.introduces = outIs('');
    twin.presents = async () => [tutor];
    await conversation.open();
    expect(conversation.state).toMatchObject({ phase: 'ready', persona: tutor, personaId: 'tutor', personas: [tutor] });
    expect(conversation.state.trouble).toBeUndefined();
    twin.answers = [answer()];
    await conversation.ask('What is a synapse?');
    expect(twin.questions).toMatchObject([{ persona: 'tutor' }]);
  });

  it('and was chosen before gives way to the default one', async () => {
    const { storage } = await chosen();
    const { conversation, twin } = converse({}, storage);
    twin.introduces = outIs('tutor');
    twin.presents = async () => [twinItself];
    await conversation.open();
    expect(conversation.state).toMatchObject({ persona: twinItself, personaId: '', trouble: undefined });
  });

  it('is told where there is no other, and found once it is back', async () => {
    const { conversation, twin } = converse();
    twin.introduces = outIs('');
    twin.presents = () => Promise.reject(out);
    await conversation.open();
    expect(conversation.state).toMatchObject({ phase: 'ready', trouble: { failure: { status: 503 }, repeat: 'open' } });
    twin.introduces = async () => twinItself;
    twin.presents = async () => [twinItself, tutor];
    await conversation.tryAgain();
    await conversation.meetAll();
    expect(conversation.state).toMatchObject({
      persona: twinItself,
      personas: [twinItself, tutor],
      trouble: undefined,
    });
  });

  it('is told where all that are listed are out too, and none is asked for without end', async () => {
    const { conversation, twin } = converse();
    twin.introduces = () => Promise.reject(out);
    twin.presents = async () => [tutor];
    await conversation.open();
    expect(conversation.state).toMatchObject({ personaId: 'tutor', trouble: { failure: { status: 503 } } });
    expect(twin.met).toEqual(['', 'tutor']);
  });

  it('leaves its conversation to be read, and the others to be chosen', async () => {
    const { conversation, twin } = converse({ sessionId });
    twin.introduces = outIs('');
    twin.presents = async () => [tutor];
    twin.remembers = async () => ({ messages: [stored('q', 'user', 'Who?')], more: false });
    await conversation.open();
    expect(texts(conversation.state)).toEqual(['Who?']);
    expect(conversation.state).toMatchObject({ sessionId, personas: [tutor], trouble: { repeat: 'open' } });
  });

  it('is told where the site has chosen it', async () => {
    const twin = new FakeTwin();
    twin.introduces = outIs('tutor');
    const conversation = new Conversation(twin, new StoredKeepsakes('', memoryStorage, 'tutor'), () => undefined);
    await conversation.open();
    expect(conversation.state.trouble).toMatchObject({ failure: { status: 503 } });
  });

  it('does not take the visitor from whom they chose meanwhile', async () => {
    const { conversation, twin } = converse();
    let present: (personas: (typeof tutor)[]) => void = () => undefined;
    const late = new Promise<(typeof tutor)[]>((presented) => {
      present = presented;
    });
    twin.introduces = outIs('');
    twin.presents = () => late;
    const opening = conversation.open();
    await conversation.turnTo(undefined, 'history');
    present([tutor]);
    await opening;
    expect(conversation.state.personaId).toBe('history');
  });
});

describe('a level', () => {
  it('goes with each question and outlives a reload', async () => {
    const { conversation, twin, storage } = await chosen();
    conversation.level('beginner');
    twin.answers = [answer()];
    await conversation.ask('What is a synapse?');
    expect(twin.questions).toMatchObject([{ level: 'beginner' }]);
    expect(converse({}, storage).conversation.state.level).toBe('beginner');
  });
});
