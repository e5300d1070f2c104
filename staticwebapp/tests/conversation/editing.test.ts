import { describe, expect, it } from 'vitest';
import {
  answer,
  brokenOff,
  converse,
  plainly,
  problem,
  said,
  sessionId,
  silence,
  start,
  statuses,
  stored,
  type Talk,
  texts,
} from '../testing/converse.ts';
import { settled } from '../testing/FakeClock.ts';

const before = [
  stored('q1', 'user', 'Hi'),
  stored('r1', 'assistant', 'Hello'),
  stored('q2', 'user', 'Who are you?'),
  stored('r2', 'assistant', 'Sabela.'),
];
const shownBefore = before.map(({ text }) => text);

async function opened(...answers: Talk['twin']['answers']): Promise<Talk> {
  const talk = converse({ sessionId, draft: 'Later' });
  talk.twin.remembers = async () => ({ messages: before, more: false });
  talk.twin.answers = answers;
  await talk.conversation.open();
  return talk;
}

describe('editing the last message', () => {
  const edit = ({ conversation }: Talk, text: string, messageId = 'q2') => {
    conversation.edit({ messageId, text: 'Who are you?' });
    conversation.edit({ messageId, text });
    return conversation.askEdited();
  };

  it('sends the other words under its id, and shows them in its place', async () => {
    const talk = await opened(answer('r3', 'The owner.'));
    await edit(talk, ' Who is it? ');
    expect(talk.twin.questions).toEqual([
      { sessionId, messageId: 'q2', text: 'Who is it?', ...plainly, instead: 'edited' },
    ]);
    expect(texts(talk.conversation.state)).toEqual(['Hi', 'Hello', 'Who is it?', 'The owner.']);
    expect(talk.conversation.state.editing).toBeUndefined();
  });

  it('leaves the draft as it is', async () => {
    const talk = await opened(answer());
    await edit(talk, 'Who is it?');
    expect(talk.keepsakes.draft).toBe('Later');
  });

  it('ends the talk there, should it be an earlier one', async () => {
    const talk = await opened(answer('r3', 'Good day.'));
    await edit(talk, 'Good day', 'q1');
    expect(texts(talk.conversation.state)).toEqual(['Good day', 'Good day.']);
  });

  it('changes nothing when it is given up, or nothing is left of it', async () => {
    const talk = await opened();
    await edit(talk, ' ');
    talk.conversation.edit(undefined);
    await talk.conversation.askEdited();
    expect(talk.twin.questions).toEqual([]);
    expect(texts(talk.conversation.state)).toEqual(shownBefore);
    expect(talk.conversation.state.editing).toBeUndefined();
  });

  it('sends the same again after a failure that may pass', async () => {
    const talk = await opened([problem(503)], answer('r3'));
    await edit(talk, 'Who is it?');
    expect(statuses(talk.conversation.state)).toEqual(['complete', 'complete', 'failed']);
    await talk.conversation.tryAgain();
    expect(talk.twin.questions[1]).toEqual(talk.twin.questions[0]);
    expect(texts(talk.conversation.state)).toEqual(['Hi', 'Hello', 'Who is it?', 'I am Sabela.']);
  });

  it('asks plainly for the rest of an answer that had begun', async () => {
    const talk = await opened([start('r3'), said('I am'), brokenOff], answer('r3'));
    const asking = edit(talk, 'Who is it?');
    await settled();
    await talk.clock.pass(500);
    await asking;
    expect(talk.twin.questions[1]).toEqual({
      sessionId,
      messageId: 'q2',
      text: 'Who is it?',
      ...plainly,
      instead: undefined,
    });
  });

  it('says the same again when the connection was lost before a word came', async () => {
    const talk = await opened([brokenOff], answer('r3'));
    const asking = edit(talk, 'Who is it?');
    await settled();
    await talk.clock.pass(500);
    await asking;
    expect(talk.twin.questions[1]).toEqual(talk.twin.questions[0]);
  });

  it('that is refused brings back what was said, with the new words in the draft', async () => {
    const talk = await opened([problem(400)]);
    await edit(talk, 'Who is it?');
    expect(talk.conversation.state).toMatchObject({ phase: 'ready', draft: 'Who is it?\n\nLater' });
    expect(texts(talk.conversation.state)).toEqual(shownBefore);
    expect(statuses(talk.conversation.state)).not.toContain('sending');
  });

  it('of a message that another tab replaced offers to open the conversation again', async () => {
    const talk = await opened([problem(409, { type: 'urn:digitaltwin:problem:message-replaced' })]);
    await edit(talk, 'Who is it?');
    expect(talk.conversation.state).toMatchObject({ draft: 'Who is it?\n\nLater', trouble: { repeat: 'open' } });
    talk.twin.remembers = async () => ({ messages: before.slice(0, 2), more: false });
    await talk.conversation.tryAgain();
    expect(texts(talk.conversation.state)).toEqual(['Hi', 'Hello']);
    expect(talk.conversation.state.trouble).toBeUndefined();
  });

  it.each([
    ['is kept in the draft', 'Who is it?', 'Who is it?\n\nLater'],
    ['leaves nothing behind where it changed nothing', 'Who are you?', 'Later'],
  ])('that is given up for a question of its own %s', async (_, text, draft) => {
    for (const redo of [false, true]) {
      const { conversation } = await opened(answer('r3'));
      conversation.edit({ messageId: 'q2', text });
      await (redo ? conversation.askAnew() : conversation.ask('And?'));
      expect(conversation.state).toMatchObject({ draft, editing: undefined });
    }
  });

  it('that is refused on a second try, edited once more, brings back what was said at first', async () => {
    const talk = await opened([problem(503)], [problem(400)]);
    await edit(talk, 'Who is it?');
    await edit(talk, 'Who was it?');
    expect(texts(talk.conversation.state)).toEqual(shownBefore);
    expect(talk.conversation.state.draft).toBe('Who was it?\n\nLater');
  });
});

describe('asking for another answer', () => {
  it('asks under the same id', async () => {
    const talk = await opened(answer('r3', 'Somebody.'));
    await talk.conversation.askAnew();
    expect(talk.twin.questions).toEqual([
      { sessionId, messageId: 'q2', text: 'Who are you?', ...plainly, instead: 'anew' },
    ]);
    expect(texts(talk.conversation.state)).toEqual(['Hi', 'Hello', 'Who are you?', 'Somebody.']);
    expect(talk.keepsakes.draft).toBe('Later');
  });

  it('keeps the old one until the new one has a word', async () => {
    const talk = await opened([silence]);
    void talk.conversation.askAnew();
    await settled();
    expect(talk.conversation.state.phase).toBe('asking');
    expect(texts(talk.conversation.state)).toEqual(shownBefore);
    expect(statuses(talk.conversation.state)).toEqual(Array(4).fill('complete'));

    const begun = await opened([start('r3'), silence]);
    void begun.conversation.askAnew();
    await settled();
    expect(texts(begun.conversation.state)).toEqual([...shownBefore, '']);

    const speaking = await opened([start('r3'), said('Some'), silence]);
    void speaking.conversation.askAnew();
    await settled();
    expect(texts(speaking.conversation.state)).toEqual(['Hi', 'Hello', 'Who are you?', 'Some']);
  });

  it.each<[string, Talk['twin']['answers'][number], (talk: Talk) => void]>([
    ['fails', [start('r3'), { type: 'error', errorText: '' }], () => undefined],
    ['is stopped', [start('r3'), silence], ({ conversation }) => conversation.stop()],
    ['is stopped elsewhere', [start('r3'), { type: 'abort' }], () => undefined],
  ])('keeps the old one when the new one %s before its first word', async (_, steps, end) => {
    const talk = await opened(steps);
    void talk.conversation.askAnew();
    await settled();
    end(talk);
    expect(talk.conversation.state.phase).toBe('ready');
    expect(texts(talk.conversation.state)).toEqual(shownBefore);
    expect(statuses(talk.conversation.state)).toEqual(Array(4).fill('complete'));
  });

  it('takes the place of the old one, though it says nothing', async () => {
    const talk = await opened([start('r3'), { type: 'finish' }]);
    await talk.conversation.askAnew();
    expect(texts(talk.conversation.state)).toEqual(['Hi', 'Hello', 'Who are you?', '']);
  });

  describe('that was lost before it began', () => {
    async function lost(...answers: Talk['twin']['answers']): Promise<Talk> {
      const talk = await opened([brokenOff], ...answers);
      void talk.conversation.askAnew();
      await settled();
      return talk;
    }

    it('hears the one that is being written', async () => {
      const talk = await lost();
      talk.twin.resumes = answer('r3', 'Somebody.');
      await talk.clock.pass(500);
      expect(talk.twin.questions).toHaveLength(1);
      expect(texts(talk.conversation.state)).toEqual(['Hi', 'Hello', 'Who are you?', 'Somebody.']);
    });

    it('shows the one that was written meanwhile', async () => {
      const talk = await lost();
      const now = [...before.slice(0, 3), stored('r3', 'assistant', 'Somebody.')];
      talk.twin.remembers = async () => ({ messages: now, more: false });
      await talk.clock.pass(10_000);
      expect(talk.twin.questions).toHaveLength(1);
      expect(texts(talk.conversation.state)).toEqual(['Hi', 'Hello', 'Who are you?', 'Somebody.']);
      expect(talk.conversation.state).toMatchObject({ phase: 'ready', link: 'online', announcement: 'Somebody.' });
      expect(talk.conversation.state.trouble).toBeUndefined();
    });

    it('asks for one only while the old one stands', async () => {
      const talk = await lost(answer('r3', 'Somebody.'));
      await talk.clock.pass(500);
      expect(talk.twin.questions.map(({ instead }) => instead)).toEqual(['anew', 'anew']);
      expect(texts(talk.conversation.state)).toEqual(['Hi', 'Hello', 'Who are you?', 'Somebody.']);
    });

    it('asks for none while the server cannot be heard, and looks first when told to try again', async () => {
      const talk = await lost();
      talk.twin.resumes = [brokenOff];
      await talk.clock.pass(10_000);
      expect(talk.twin.questions).toHaveLength(1);
      expect(talk.conversation.state).toMatchObject({ phase: 'ready', trouble: { repeat: 'ask' } });
      expect(texts(talk.conversation.state)).toEqual(shownBefore);
      talk.twin.resumes = answer('r3', 'Somebody.');
      await talk.conversation.tryAgain();
      expect(talk.twin.questions).toHaveLength(1);
      expect(texts(talk.conversation.state).at(-1)).toBe('Somebody.');
    });
  });

  it('keeps the old one when the visitor stops before the new one starts', async () => {
    const talk = await opened([silence]);
    const asking = talk.conversation.askAnew();
    await settled();
    talk.conversation.stop();
    await asking;
    expect(talk.twin.stopped).toEqual(['q2']);
    expect(texts(talk.conversation.state)).toEqual(shownBefore);
    expect(statuses(talk.conversation.state)).toEqual(Array(4).fill('complete'));
  });

  it('keeps the old one when it fails, until trying again succeeds', async () => {
    const talk = await opened([problem(503)], answer('r3', 'Somebody.'));
    await talk.conversation.askAnew();
    expect(talk.conversation.state.trouble).toEqual({ failure: { kind: 'problem', status: 503 }, repeat: 'ask' });
    expect(texts(talk.conversation.state)).toEqual(shownBefore);
    expect(statuses(talk.conversation.state)).toEqual(Array(4).fill('complete'));
    await talk.conversation.tryAgain();
    expect(talk.twin.questions[1]).toEqual(talk.twin.questions[0]);
    expect(texts(talk.conversation.state)).toEqual(['Hi', 'Hello', 'Who are you?', 'Somebody.']);
  });

  it.each([404, 400])('keeps the old one when it is refused with %i, also on a second try', async (status) => {
    const talk = await opened([problem(503)], [problem(status)]);
    await talk.conversation.askAnew();
    await talk.conversation.tryAgain();
    expect(texts(talk.conversation.state)).toEqual(shownBefore);
    expect(statuses(talk.conversation.state)).toEqual(Array(4).fill('complete'));
    expect(talk.conversation.state.trouble?.repeat).toBeUndefined();
    // For that is what the visitor is told.
    expect(talk.conversation.state.draft).toBe('Who are you?\n\nLater');
  });

  it('does not go on for ever when it is refused in the middle', async () => {
    const talk = await opened([start('r3'), said('Some'), brokenOff], [problem(404)]);
    const asking = talk.conversation.askAnew();
    await settled();
    await talk.clock.pass(500);
    await asking;
    expect(texts(talk.conversation.state)).toEqual(['Hi', 'Hello', 'Who are you?', 'Some']);
    expect(statuses(talk.conversation.state)).toEqual(['complete', 'complete', 'complete', 'interrupted']);
    expect(talk.conversation.state).toMatchObject({ phase: 'ready', draft: 'Later', trouble: { repeat: 'ask' } });
  });

  it('takes the place of the old one too when that was broken and has to be told again', async () => {
    const talk = await opened([start('r3'), said('Some'), { type: 'error', errorText: '' }], answer('r4', 'Somebody.'));
    await talk.conversation.askAnew();
    await talk.conversation.tryAgain();
    expect(texts(talk.conversation.state)).toEqual(['Hi', 'Hello', 'Who are you?', 'Somebody.']);
  });

  it('keeps a question that has no answer yet', async () => {
    const talk = await opened(answer('r3', 'Somebody.'));
    talk.twin.remembers = async () => ({ messages: before.slice(0, 3), more: false });
    await talk.conversation.turnTo();
    await talk.conversation.turnTo(sessionId);
    await talk.conversation.askAnew();
    expect(texts(talk.conversation.state)).toEqual(['Hi', 'Hello', 'Who are you?', 'Somebody.']);
  });

  it('asks nothing where nothing was asked', async () => {
    const { conversation, twin } = converse();
    await conversation.open();
    await conversation.askAnew();
    expect(twin.questions).toEqual([]);
  });
});
