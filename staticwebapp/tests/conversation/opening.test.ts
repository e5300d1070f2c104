import { describe, expect, it } from 'vitest';
import type { History } from '../../src/api/history.ts';
import {
  answer,
  brokenOff,
  converse,
  otherId,
  plainly,
  problem,
  said,
  sessionId,
  silence,
  start,
  statuses,
  stored,
  texts,
  unreachable,
} from '../testing/converse.ts';
import { settled } from '../testing/FakeClock.ts';

const kept = { id: sessionId, title: 'Hi', at: '2026-02-28T12:00:00Z' };
const history = (...messages: History['messages']): History => ({ messages, more: false });

describe('opening', () => {
  it('asks for no history when there was no conversation', async () => {
    const { conversation, twin } = converse();
    await conversation.open();
    expect(twin.recalled).toEqual([]);
    expect(conversation.state).toMatchObject({ phase: 'ready', persona: { name: 'Sabela' } });
  });

  it('takes up the conversation and the draft of before, from their end', async () => {
    const { conversation, twin } = converse({ sessionId, draft: 'And' });
    twin.remembers = async () => history(stored('1', 'user', 'Hi'), stored('2', 'assistant', 'Hello'));
    await conversation.open();
    expect(twin.recalled).toEqual([[sessionId, 50]]);
    expect(conversation.state).toMatchObject({ sessionId, draft: 'And', earlier: 'none' });
    expect(texts(conversation.state)).toEqual(['Hi', 'Hello']);
  });

  it('keeps the key to a conversation it could not fetch, and fetches it on a second try', async () => {
    const { conversation, twin, keepsakes } = converse({ sessionId });
    twin.remembers = () => Promise.reject(unreachable);
    await conversation.open();
    expect(keepsakes.sessionId).toBe(sessionId);
    expect(conversation.state).toMatchObject({ persona: { name: 'Sabela' }, trouble: { repeat: 'open' } });

    twin.remembers = async () => history();
    await conversation.tryAgain();
    expect(conversation.state).toMatchObject({ phase: 'ready', sessionId, trouble: undefined });
  });

  it('asks for the owner once only', async () => {
    const { conversation, twin } = converse({ sessionId });
    let introductions = 0;
    const { introduces } = twin;
    twin.introduces = () => {
      introductions++;
      return introduces('');
    };
    twin.remembers = () => Promise.reject(unreachable);
    await conversation.open();
    await conversation.tryAgain();
    expect(introductions).toBe(1);
  });

  it('is tried again as soon as the connection is back, once', async () => {
    const { conversation, twin } = converse({ sessionId });
    twin.remembers = () => Promise.reject(unreachable);
    await conversation.open();
    conversation.connected(true);
    conversation.connected(true);
    await settled();
    expect(twin.recalled).toHaveLength(2);
  });

  it('is not tried again of its own accord when the server refused', async () => {
    const { conversation, twin } = converse({ sessionId });
    twin.remembers = () => Promise.reject(problem(503));
    await conversation.open();
    conversation.connected(true);
    await settled();
    expect(twin.recalled).toHaveLength(1);
  });
});

describe('asking after an opening that failed', () => {
  it('reads first what was said before, and keeps its title', async () => {
    const { conversation, twin, keepsakes } = converse({ sessionId });
    keepsakes.keep({ ...kept, title: 'The beginning' });
    twin.remembers = () => Promise.reject(problem(503));
    await conversation.open();
    twin.remembers = async () => history(stored('1', 'user', 'Hi'), stored('2', 'assistant', 'Hello'));
    twin.answers = [answer()];
    await conversation.ask('And?');
    expect(texts(conversation.state)).toEqual(['Hi', 'Hello', 'And?', 'I am Sabela.']);
    expect(conversation.state.trouble).toBeUndefined();
    expect(keepsakes.kept.map(({ title }) => title)).toEqual(['The beginning']);
  });

  it('asks nothing and keeps the question while that fails', async () => {
    const { conversation, twin } = converse({ sessionId, draft: 'And?' });
    twin.remembers = () => Promise.reject(problem(503));
    await conversation.open();
    await conversation.ask('And?');
    expect(twin.questions).toEqual([]);
    expect(conversation.state).toMatchObject({ phase: 'ready', draft: 'And?', trouble: { repeat: 'open' } });
  });

  it('meets an owner who was not known at the start', async () => {
    const { conversation, twin } = converse();
    const { introduces } = twin;
    twin.introduces = () => Promise.reject(problem(503));
    await conversation.open();
    twin.introduces = introduces;
    twin.answers = [answer()];
    await conversation.ask('Who are you?');
    expect(conversation.state).toMatchObject({ persona: { name: 'Sabela' }, trouble: undefined });
    expect(texts(conversation.state)).toEqual(['Who are you?', 'I am Sabela.']);
  });

  it('begins a new conversation when that one is gone', async () => {
    const { conversation, twin } = converse({ sessionId });
    twin.remembers = () => Promise.reject(problem(503));
    await conversation.open();
    twin.remembers = async () => undefined;
    twin.answers = [answer('r1')];
    await conversation.ask('Who are you?');
    expect(twin.questions[0]?.sessionId).not.toBe(sessionId);
  });

  it.each(['askAnew', 'askEdited'] as const)('%s opens it, and changes nothing that may not stand', async (redo) => {
    const { conversation, twin } = converse({ sessionId });
    const whole = history(stored('1', 'user', 'Hi'), stored('2', 'assistant', 'Hello'));
    twin.remembers = async () => whole;
    await conversation.open();
    twin.remembers = () => Promise.reject(problem(503));
    await conversation.open();
    conversation.edit({ messageId: '1', text: 'Hello' });
    twin.remembers = async () => whole;
    await conversation[redo]();
    expect(twin.questions).toEqual([]);
    expect(conversation.state).toMatchObject({ phase: 'ready', trouble: undefined });
  });
});

describe('a conversation that the server has forgotten', () => {
  it('is begun anew without a word when nobody saw it before', async () => {
    const { conversation, keepsakes } = converse({ sessionId });
    await conversation.open();
    expect(keepsakes.sessionId).toBeUndefined();
    expect(conversation.state).toMatchObject({
      phase: 'ready',
      messages: [],
      sessionId: undefined,
      trouble: undefined,
    });
  });

  it('is told to be gone to who has it on the list, and leaves that', async () => {
    const before = converse();
    before.keepsakes.keep(kept);
    before.keepsakes.keep({ ...kept, id: otherId });
    const { conversation, keepsakes } = converse({ sessionId }, before.storage);
    await conversation.open();
    expect(conversation.state).toMatchObject({ phase: 'ready', trouble: { failure: { kind: 'gone' } } });
    expect(conversation.state.trouble?.repeat).toBeUndefined();
    expect(conversation.state.sessionId).toBeUndefined();
    expect(keepsakes.kept.map(({ id }) => id)).toEqual([otherId]);
  });
});

describe('a page that was left in the middle of an answer', () => {
  const open = async (...resumes: ReturnType<typeof answer>) => {
    const talk = converse({ sessionId });
    talk.twin.remembers = async () => history(stored('q1', 'user', 'Who are you?'));
    talk.twin.resumes = resumes;
    return talk;
  };

  it('hears it from its start', async () => {
    const { conversation, twin } = await open(...answer());
    await conversation.open();
    expect(conversation.state.phase).toBe('ready');
    expect(texts(conversation.state)).toEqual(['Who are you?', 'I am Sabela.']);
    expect(statuses(conversation.state)).toEqual(['complete', 'complete']);
    expect(twin.questions).toEqual([]);
  });

  it('finds it again when it is lost once more', async () => {
    const talk = await open(start(), said('I am'));
    talk.twin.answers = [answer()];
    const opening = talk.conversation.open();
    await settled();
    expect(talk.conversation.state).toMatchObject({ phase: 'asking', link: 'reconnecting' });
    await talk.clock.pass(500);
    await opening;
    expect(talk.twin.questions).toEqual([{ sessionId, messageId: 'q1', text: 'Who are you?', ...plainly }]);
    expect(texts(talk.conversation.state)).toEqual(['Who are you?', 'I am Sabela.']);
  });

  it.each([[[]], [[unreachable]], [[brokenOff]], [[problem(503)]]])(
    'shows what there is when nothing comes (%j)',
    async (resumes) => {
      const talk = await open();
      talk.twin.resumes = resumes;
      await talk.conversation.open();
      expect(talk.conversation.state).toMatchObject({ phase: 'ready', trouble: undefined });
      expect(texts(talk.conversation.state)).toEqual(['Who are you?']);
      expect(statuses(talk.conversation.state)).toEqual(['interrupted']);
    },
  );

  it.each([[[]], [[unreachable]]])('shows an answer that came to its end meanwhile (%j)', async (resumes) => {
    const talk = await open();
    talk.twin.resumes = resumes;
    const [first, ...rest] = [stored('q1', 'user', 'Who are you?'), stored('r1', 'assistant', 'Sabela.')];
    talk.twin.remembers = async () => (talk.twin.recalled.length < 2 ? history(first) : history(first, ...rest));
    await talk.conversation.open();
    expect(texts(talk.conversation.state)).toEqual(['Who are you?', 'Sabela.']);
    expect(statuses(talk.conversation.state)).toEqual(['complete', 'complete']);
  });

  it('shows what there is when it cannot be read once more', async () => {
    const talk = await open();
    const { remembers } = talk.twin;
    talk.twin.remembers = (id) => (talk.twin.recalled.length < 2 ? remembers(id) : Promise.reject(unreachable));
    await talk.conversation.open();
    expect(statuses(talk.conversation.state)).toEqual(['interrupted']);
  });

  it('has the question answered when the visitor wishes, at the price of one answer', async () => {
    const talk = await open();
    await talk.conversation.open();
    talk.twin.answers = [answer()];
    await talk.conversation.askAnew();
    expect(talk.twin.questions).toEqual([{ sessionId, messageId: 'q1', text: 'Who are you?', ...plainly }]);
    expect(texts(talk.conversation.state)).toEqual(['Who are you?', 'I am Sabela.']);
    expect(statuses(talk.conversation.state)).toEqual(['complete', 'complete']);
  });

  it('does not wait for the owner to be introduced', async () => {
    const talk = await open(...answer());
    talk.twin.introduces = () => silence;
    void talk.conversation.open();
    await settled();
    expect(texts(talk.conversation.state)).toEqual(['Who are you?', 'I am Sabela.']);
  });

  it('hears it to its end, though the owner cannot be introduced', async () => {
    let arrive: (value?: unknown) => void = () => undefined;
    const later = new Promise((resolve) => {
      arrive = resolve;
    });
    const talk = await open();
    talk.twin.resumes = [start(), said('I am'), later, said(' Sabela.'), { type: 'finish' }];
    talk.twin.introduces = () => Promise.reject(problem(503));
    const opening = talk.conversation.open();
    await settled();
    expect(talk.conversation.state).toMatchObject({ phase: 'asking', trouble: { repeat: 'open' } });
    arrive();
    await opening;
    expect(talk.conversation.state.phase).toBe('ready');
    expect(texts(talk.conversation.state)).toEqual(['Who are you?', 'I am Sabela.']);
  });

  it('takes the next question at once, though nobody has said yet whether there is more to hear', async () => {
    const talk = await open();
    talk.twin.resumes = [silence];
    talk.twin.answers = [answer('r2', 'Yes.')];
    const opening = talk.conversation.open();
    await settled();
    expect(talk.conversation.state.phase).toBe('ready');
    await talk.conversation.ask('Are you there?');
    await opening;
    expect(texts(talk.conversation.state)).toEqual(['Who are you?', 'Are you there?', 'Yes.']);
    expect(talk.twin.listeners).toBe(0);
  });

  it('hears nothing of it once the visitor has turned away', async () => {
    let arrive: (value?: unknown) => void = () => undefined;
    const late = new Promise((resolve) => {
      arrive = resolve;
    });
    const talk = await open();
    talk.twin.resumes = [late, ...answer()];
    const opening = talk.conversation.open();
    await settled();
    await talk.conversation.turnTo();
    arrive();
    await opening;
    await settled();
    expect(talk.conversation.state).toMatchObject({ phase: 'ready', messages: [], sessionId: undefined });
    expect(talk.twin).toMatchObject({ listeners: 0, stopped: [] });
  });

  it('can stop it', async () => {
    const talk = await open();
    talk.twin.resumes = [start(), said('I am'), silence];
    const opening = talk.conversation.open();
    await settled();
    expect(talk.conversation.state.phase).toBe('asking');
    talk.conversation.stop();
    await opening;
    expect(talk.twin).toMatchObject({ listeners: 0, stopped: ['q1'] });
    expect(statuses(talk.conversation.state)).toEqual(['complete', 'interrupted']);
  });

  it('looks for no more when the last word is the twin’s', async () => {
    const talk = await open(...answer('r9', 'Old news'));
    talk.twin.remembers = async () => history(stored('q1', 'user', 'Hi'), stored('r1', 'assistant', 'Hello'));
    await talk.conversation.open();
    expect(texts(talk.conversation.state)).toEqual(['Hi', 'Hello']);
  });
});

describe('turning to another conversation', () => {
  /** Each conversation's history comes when it is let. */
  function slow() {
    const talk = converse({ sessionId });
    const arrive = new Map<string, (history: History | undefined) => void>();
    talk.twin.remembers = (id) => new Promise((resolve) => arrive.set(id, resolve));
    return { ...talk, arrive };
  }

  it('shows it, and keeps its key', async () => {
    const { conversation, twin, keepsakes } = converse({ sessionId, draft: 'And' });
    twin.remembers = async (id) => history(stored(`${id}-1`, 'user', id));
    await conversation.open();
    conversation.list(true);
    await conversation.turnTo(otherId);
    expect(conversation.state).toMatchObject({ phase: 'ready', sessionId: otherId, draft: 'And', listing: false });
    expect(texts(conversation.state)).toEqual([otherId]);
    expect(keepsakes.sessionId).toBe(otherId);
  });

  it('takes no word of the one before that comes late', async () => {
    const { conversation, arrive } = slow();
    const first = conversation.open();
    const second = conversation.turnTo(otherId);
    await settled();
    arrive.get(otherId)?.(history(stored('b', 'user', 'Other'), stored('c', 'assistant', 'Yes')));
    await second;
    arrive.get(sessionId)?.(history(stored('a', 'user', 'First')));
    await first;
    expect(texts(conversation.state)).toEqual(['Other', 'Yes']);
    expect(conversation.state).toMatchObject({ phase: 'ready', sessionId: otherId });
  });

  it('stays open while the one before arrives, and when that is forgotten', async () => {
    for (const late of [history(stored('a', 'user', 'First')), undefined]) {
      const { conversation, arrive, keepsakes } = slow();
      const first = conversation.open();
      const second = conversation.turnTo(otherId);
      await settled();
      arrive.get(sessionId)?.(late);
      await first;
      expect(conversation.state).toMatchObject({ phase: 'opening', sessionId: otherId, messages: [] });
      expect(keepsakes.sessionId).toBe(otherId);
      arrive.get(otherId)?.(history());
      await second;
      expect(conversation.state).toMatchObject({ phase: 'ready', sessionId: otherId });
    }
  });

  it('to a new one asks for nothing, and is not undone by what comes late', async () => {
    const { conversation, twin, arrive } = slow();
    const first = conversation.open();
    await settled();
    await conversation.turnTo();
    expect(conversation.state).toMatchObject({ phase: 'ready', sessionId: undefined });
    arrive.get(sessionId)?.(history(stored('a', 'user', 'First')));
    await first;
    expect(conversation.state).toMatchObject({ phase: 'ready', sessionId: undefined, messages: [] });
    expect(twin.recalled).toHaveLength(1);
  });

  it('to a new one still introduces an owner who is not known yet', async () => {
    const { conversation, twin } = converse();
    const { introduces } = twin;
    twin.introduces = () => Promise.reject(unreachable);
    await conversation.open();
    twin.introduces = introduces;
    await conversation.turnTo();
    expect(conversation.state).toMatchObject({ phase: 'ready', persona: { name: 'Sabela' }, trouble: undefined });
  });

  it('ends the answer that is under way there, and hears no more of it', async () => {
    const { conversation, twin } = converse();
    twin.answers = [[start(), said('I am'), silence]];
    await conversation.open();
    const asking = conversation.ask('Who are you?');
    await settled();
    await conversation.turnTo();
    await asking;
    expect(twin.stopped).toEqual([twin.questions[0]?.messageId]);
    expect(conversation.state).toMatchObject({ phase: 'ready', messages: [], sessionId: undefined });
    expect(twin.listeners).toBe(0);
  });
});
