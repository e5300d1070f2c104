import { beforeEach, describe, expect, it } from 'vitest';
import { type Failure, TwinError } from '../../src/api/failure.ts';
import type { StreamEvent } from '../../src/api/streamEvent.ts';
import { Conversation } from '../../src/conversation/Conversation.ts';
import type { Keepsakes } from '../../src/conversation/Keepsakes.ts';
import { FakeTwin } from '../testing/FakeTwin.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const sessionId = '0123456789abcdef';
const answerUnder = (messageId: string): StreamEvent[] => [
  { type: 'start', messageId, sessionId },
  { type: 'text-delta', delta: 'I am Sabela.' },
  { type: 'finish' },
];
const answer = answerUnder('r1');
const unreachable = new TwinError({ kind: 'unreachable' });

let twin: FakeTwin;
let keepsakes: Keepsakes;
let conversation: Conversation;

beforeEach(() => {
  twin = new FakeTwin();
  keepsakes = { sessionId: undefined, draft: '' };
  conversation = converse();
});

function converse(changed: () => void = () => undefined): Conversation {
  return new Conversation(twin, keepsakes, changed, () => now);
}

/** Resolves when the conversation gets to a state. */
function reaching(predicate: (state: Conversation['state']) => boolean): Promise<void> {
  return new Promise((resolve) => {
    conversation = converse(() => predicate(conversation.state) && resolve());
  });
}

describe('opening', () => {
  it('asks for no history when there was no conversation', async () => {
    await conversation.open();
    expect(twin.recalled).toEqual([]);
    expect(conversation.state).toMatchObject({ phase: 'ready', persona: { name: 'Sabela' } });
  });

  it('takes up the conversation and the draft of before', async () => {
    keepsakes = { sessionId, draft: 'And' };
    const timestamp = '2026-02-28T12:00:00Z';
    twin.remembers = async () => [{ id: '1', role: 'user', text: 'Hi', timestamp, interrupted: false }];
    conversation = converse();
    await conversation.open();
    expect(twin.recalled).toEqual([sessionId]);
    expect(conversation.state).toMatchObject({ sessionId, draft: 'And', messages: [{ text: 'Hi' }] });
  });

  describe('a page that was left in the middle of an answer', () => {
    const question = {
      id: 'q1',
      role: 'user',
      text: 'Who are you?',
      timestamp: '2026-02-28T12:00:00Z',
      interrupted: false,
    } as const;

    beforeEach(() => {
      keepsakes = { sessionId, draft: '' };
      twin.remembers = async () => [question];
      conversation = converse();
    });

    it('hears it from its start', async () => {
      twin.resumes = answer;
      await conversation.open();
      expect(conversation.state.phase).toBe('ready');
      expect(conversation.state.messages).toMatchObject([
        { text: 'Who are you?', status: 'complete' },
        { text: 'I am Sabela.', status: 'complete' },
      ]);
      expect(twin.questions).toEqual([]);
    });

    it('may try again when it is lost once more', async () => {
      twin.resumes = [...answer.slice(0, 2), new TwinError({ kind: 'broken-off' })];
      twin.answers = [answer];
      await conversation.open();
      expect(conversation.state.trouble).toMatchObject({ repeat: 'ask' });
      await conversation.tryAgain();
      expect(twin.questions).toEqual([{ sessionId, messageId: 'q1', text: 'Who are you?' }]);
      expect(conversation.state.messages.map(({ text }) => text)).toEqual(['Who are you?', 'I am Sabela.']);
    });

    it.each([[[]], [[unreachable]]])('shows what there is when nothing comes (%j)', async (resumes) => {
      twin.resumes = resumes;
      await conversation.open();
      expect(conversation.state).toMatchObject({
        phase: 'ready',
        trouble: undefined,
        messages: [{ text: 'Who are you?' }],
      });
    });
  });

  it('starts fresh when the server has forgotten the conversation', async () => {
    keepsakes.sessionId = sessionId;
    conversation = converse();
    await conversation.open();
    expect(keepsakes.sessionId).toBeUndefined();
    expect(conversation.state).toMatchObject({ phase: 'ready', messages: [], trouble: undefined });
  });

  it('keeps the key to a conversation it could not fetch, and fetches it on a second try', async () => {
    keepsakes.sessionId = sessionId;
    twin.remembers = () => Promise.reject(unreachable);
    conversation = converse();
    await conversation.open();
    expect(keepsakes.sessionId).toBe(sessionId);
    expect(conversation.state).toMatchObject({ persona: { name: 'Sabela' }, trouble: { repeat: 'open' } });

    twin.remembers = async () => [];
    await conversation.tryAgain();
    expect(conversation.state).toMatchObject({ phase: 'ready', sessionId, trouble: undefined });
  });
});

describe('asking', () => {
  it('keeps the session that the server names, and asks the next question in it', async () => {
    twin.answers = [answer, answerUnder('r2')];
    await conversation.open();
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
    twin.answers = [answer, answer];
    await conversation.open();
    await conversation.ask('One');
    await conversation.ask('Two');
    const ids = twin.questions.map(({ messageId }) => messageId);
    for (const id of [...ids, twin.questions[0]?.sessionId]) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set([...ids, twin.questions[0]?.sessionId]).size).toBe(3);
  });

  it('asks nothing for a blank', async () => {
    await conversation.open();
    await conversation.ask(' \n ');
    expect(twin.questions).toEqual([]);
  });

  it('calls an answer without an end broken off', async () => {
    twin.answers = [answer.slice(0, 2)];
    await conversation.open();
    await conversation.ask('Who are you?');
    expect(conversation.state.trouble?.failure).toEqual({ kind: 'broken-off' });
  });

  it.each<Failure>([{ kind: 'unreachable' }, { kind: 'problem', status: 429, retryAfter: 3 }])(
    'tries %j again under the same ids, though no answer ever began',
    async (failure) => {
      twin.answers = [[new TwinError(failure)], answer];
      await conversation.open();
      await conversation.ask('Who are you?');
      expect(conversation.state.trouble).toEqual({ failure, repeat: 'ask' });
      await conversation.tryAgain();
      expect(twin.questions[1]).toEqual(twin.questions[0]);
      expect(conversation.state.messages.map(({ text }) => text)).toEqual(['Who are you?', 'I am Sabela.']);
    },
  );

  it('hears an answer again that only the connection lost', async () => {
    twin.answers = [answer.slice(0, 2), answer];
    await conversation.open();
    await conversation.ask('Who are you?');
    await conversation.tryAgain();
    expect(twin.questions[1]).toEqual({ ...twin.questions[0], sessionId });
    expect(conversation.state.messages.map(({ text }) => text)).toEqual(['Who are you?', 'I am Sabela.']);
  });

  it('has an answer given anew that the server could not finish', async () => {
    twin.answers = [[...answer.slice(0, 2), { type: 'error', errorText: 'It broke off.' }], answerUnder('r2')];
    await conversation.open();
    await conversation.ask('Who are you?');
    await conversation.tryAgain();
    expect(twin.questions[1]).toEqual({ ...twin.questions[0], sessionId, anew: true });
    expect(conversation.state.messages.map(({ status }) => status)).toEqual(['complete', 'complete']);
  });

  it('has nothing to try again after an answer', async () => {
    twin.answers = [answer];
    await conversation.open();
    await conversation.ask('Who are you?');
    await conversation.tryAgain();
    expect(twin.questions).toHaveLength(1);
  });

  it('puts a refused question back into the kept draft', async () => {
    twin.answers = [[new TwinError({ kind: 'problem', status: 400 })]];
    await conversation.open();
    conversation.draft('Who?');
    await conversation.ask('Who?');
    expect(keepsakes.draft).toBe('Who?');
  });
});

describe('leaving', () => {
  const speaking = (state: Conversation['state']) => state.messages[1]?.text === 'I am Sabela.';

  it('stops an answer and keeps what came of it', async () => {
    twin.answers = [answer.slice(0, 2)];
    twin.lingers = true;
    const spoke = reaching(speaking);
    await conversation.open();
    const asking = conversation.ask('Who are you?');
    await spoke;
    conversation.stop();
    await asking;
    expect(twin.stopped).toEqual([twin.questions[0]?.messageId]);
    expect(conversation.state).toMatchObject({ phase: 'ready', trouble: undefined });
    expect(conversation.state.messages[1]).toMatchObject({ text: 'I am Sabela.', status: 'interrupted' });
  });

  it('forgets the conversation when starting over, in the midst of an answer too', async () => {
    twin.answers = [answer.slice(0, 2)];
    twin.lingers = true;
    const spoke = reaching(speaking);
    await conversation.open();
    const asking = conversation.ask('Who are you?');
    await spoke;
    conversation.startOver();
    await asking;
    expect(twin.stopped).toEqual([twin.questions[0]?.messageId]);
    expect(conversation.state).toMatchObject({ phase: 'ready', messages: [] });
    expect(conversation.state.sessionId).toBeUndefined();
    expect(keepsakes.sessionId).toBeUndefined();
  });

  it('keeps the draft as it is written', () => {
    conversation.draft('Wh');
    expect(keepsakes.draft).toBe('Wh');
  });
});
