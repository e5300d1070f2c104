import { describe, expect, it } from 'vitest';
import {
  answer,
  brokenOff,
  converse,
  otherId,
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
import { memoryStorage } from '../testing/memoryStorage.ts';

const titles = ({ keepsakes }: Talk) => keepsakes.kept.map(({ title }) => title);

describe('the list of this browser’s conversations', () => {
  it('has a conversation from its first question on, by the words that began it', async () => {
    const talk = converse();
    talk.twin.answers = [[silence], [start(), silence]];
    await talk.conversation.open();
    void talk.conversation.ask('Which\n bridges? ');
    await settled();
    talk.conversation.stop();
    expect(titles(talk)).toEqual(['Which bridges?']);
    void talk.conversation.ask('And?');
    await settled();
    expect(talk.keepsakes.kept).toEqual([{ id: sessionId, title: 'Which bridges?', at: '2026-03-01T12:00:00.000Z' }]);
  });

  it('has one whose first question failed, as long as that may have arrived', async () => {
    const talk = converse();
    talk.twin.answers = [[problem(503)], [problem(400)]];
    await talk.conversation.open();
    await talk.conversation.ask('One');
    expect(titles(talk)).toEqual(['One']);
    await talk.conversation.tryAgain();
    expect(titles(talk)).toEqual([]);
  });

  it('keeps one of which a later question was refused, and its title when its first one was, in other words', async () => {
    const talk = converse();
    talk.twin.answers = [answer(), [problem(400)], [problem(400)]];
    await talk.conversation.open();
    await talk.conversation.ask('One');
    await talk.conversation.ask('Two');
    talk.conversation.edit({ messageId: talk.twin.questions[0]?.messageId ?? '', text: 'Other words' });
    await talk.conversation.askEdited();
    expect(titles(talk)).toEqual(['One']);
  });

  it('shows the one that is open, also where the browser keeps nothing', async () => {
    const talk = converse({}, { ...memoryStorage(), getItem: () => null });
    talk.twin.answers = [answer()];
    await talk.conversation.open();
    await talk.conversation.ask('One');
    talk.conversation.list(true);
    const { kept } = talk.conversation.state;
    expect(kept).toEqual([{ id: sessionId, title: 'One', at: '2026-03-01T12:00:00.000Z' }]);
    talk.conversation.askToRemove(kept[0]);
    await talk.conversation.remove();
    expect(talk.twin.removed).toEqual([sessionId]);
    expect(talk.conversation.state.kept).toEqual([]);
  });

  it('has them as they were last gone on with', async () => {
    const talk = converse();
    talk.twin.answers = [answer(), [start('r2', otherId), { type: 'finish' }], answer('r3')];
    talk.twin.remembers = async () => ({ messages: [stored('q1', 'user', 'One')], more: false });
    await talk.conversation.open();
    await talk.conversation.ask('One');
    await talk.conversation.turnTo();
    await talk.clock.pass(60_000);
    await talk.conversation.ask('Two');
    expect(titles(talk)).toEqual(['Two', 'One']);
    await talk.conversation.turnTo(sessionId);
    await talk.clock.pass(60_000);
    await talk.conversation.ask('Three');
    expect(titles(talk)).toEqual(['One', 'Two']);
    expect(talk.keepsakes.kept.map(({ at }) => at.slice(11, 19))).toEqual(['12:02:00', '12:01:00']);
  });

  it('keeps the title of a conversation whose beginning is not shown', async () => {
    const talk = converse({ sessionId });
    talk.keepsakes.keep({ id: sessionId, title: 'The beginning', at: '2026-02-28T12:00:00Z' });
    talk.twin.remembers = async () => ({ messages: [stored('r8', 'assistant', 'Later')], more: true });
    talk.twin.answers = [answer()];
    await talk.conversation.open();
    await talk.conversation.ask('And?');
    expect(titles(talk)).toEqual(['The beginning']);
  });

  it('takes its title from the words that the first message has now', async () => {
    const talk = converse();
    talk.twin.answers = [answer(), answer('r2')];
    await talk.conversation.open();
    await talk.conversation.ask('Bridgs?');
    talk.conversation.edit({ messageId: talk.twin.questions[0]?.messageId ?? '', text: 'Bridges?' });
    await talk.conversation.askEdited();
    expect(titles(talk)).toEqual(['Bridges?']);
  });

  it('shows a long title by its beginning, whole characters only', async () => {
    const talk = converse();
    talk.twin.answers = [answer()];
    await talk.conversation.open();
    await talk.conversation.ask('👩🏽‍🔬'.repeat(40));
    const [title = ''] = titles(talk);
    expect([...title]).toHaveLength(80);
    expect(title).not.toMatch(/\p{Surrogate}/u);
    expect(title.endsWith('…')).toBe(true);
  });

  it('is read anew when it is shown, since other tabs add to it', () => {
    const talk = converse();
    const tab = converse({}, talk.storage);
    tab.keepsakes.keep({ id: otherId, title: 'Elsewhere', at: '2026-03-01T12:00:00Z' });
    talk.conversation.list(true);
    expect(talk.conversation.state).toMatchObject({ listing: true, kept: [{ title: 'Elsewhere' }] });
    tab.keepsakes.forget(otherId);
    talk.conversation.list(false);
    expect(talk.conversation.state).toMatchObject({ listing: false, kept: [] });
  });
});

describe('removing a conversation', () => {
  const first = { id: sessionId, title: 'First', at: '2026-03-01T12:00:00Z' };
  const other = { id: otherId, title: 'Other', at: '2026-03-01T12:00:00Z' };

  async function listing(): Promise<Talk> {
    const talk = converse({ sessionId });
    talk.keepsakes.keep(first);
    talk.keepsakes.keep(other);
    talk.twin.remembers = async () => ({
      messages: [stored('q1', 'user', 'First'), stored('r0', 'assistant', 'Yes')],
      more: false,
    });
    await talk.conversation.open();
    talk.conversation.list(true);
    return talk;
  }

  /** A server that takes its time. */
  function slowly({ twin }: Talk) {
    const server = { done: (): void => undefined, fail: (_: Error): void => undefined };
    twin.removes = () =>
      new Promise((resolve, reject) => {
        server.done = resolve;
        server.fail = reject;
      });
    return server;
  }

  it('asks first, and takes the question back', async () => {
    const { conversation, twin } = await listing();
    conversation.askToRemove(other);
    expect(conversation.state.removal).toEqual({ ...other, status: 'asked' });
    conversation.askToRemove(undefined);
    expect(conversation.state.removal).toBeUndefined();
    await conversation.remove();
    expect(twin.removed).toEqual([]);
  });

  it('takes the question back with the list', async () => {
    const { conversation } = await listing();
    conversation.askToRemove(other);
    conversation.list(false);
    expect(conversation.state.removal).toBeUndefined();
  });

  it('deletes another one on the server and from the list, and leaves this one alone', async () => {
    const { conversation, twin, keepsakes } = await listing();
    conversation.askToRemove(other);
    await conversation.remove();
    expect(twin.removed).toEqual([otherId]);
    expect(keepsakes.kept).toEqual([first]);
    expect(conversation.state).toMatchObject({ sessionId, listing: true, kept: [first], notice: 'removed' });
    expect(conversation.state.removal).toBeUndefined();
    expect(texts(conversation.state)).toEqual(['First', 'Yes']);
  });

  it('of this one begins a new one', async () => {
    const { conversation, twin, keepsakes } = await listing();
    conversation.askToRemove(first);
    await conversation.remove();
    expect(twin.removed).toEqual([sessionId]);
    expect(keepsakes).toMatchObject({ kept: [other], sessionId: undefined });
    expect(conversation.state).toMatchObject({ sessionId: undefined, messages: [], kept: [other], notice: 'removed' });
    expect(conversation.state.removal).toBeUndefined();
  });

  it('of this one ends its answer first', async () => {
    const talk = await listing();
    const { conversation, twin } = talk;
    twin.answers = [[start(), said('I am'), silence]];
    const asking = conversation.ask('Who are you?');
    await settled();
    const server = slowly(talk);
    conversation.askToRemove(first);
    const removing = conversation.remove();
    await asking;
    expect(twin).toMatchObject({ stopped: [twin.questions[0]?.messageId], removed: [sessionId], listeners: 0 });
    server.done();
    await removing;
    expect(conversation.state.messages).toEqual([]);
  });

  it('of another one lets an answer go on', async () => {
    const { conversation, twin } = await listing();
    twin.answers = [[start(), said('I am'), silence]];
    void conversation.ask('Who are you?');
    await settled();
    conversation.askToRemove(other);
    await conversation.remove();
    expect(twin).toMatchObject({ stopped: [], listeners: 1 });
    expect(statuses(conversation.state).at(-1)).toBe('streaming');
  });

  it('of this one ends the search for an answer that was lost', async () => {
    const { conversation, twin, clock } = await listing();
    twin.answers = [[start(), said('I am'), brokenOff], answer()];
    const asking = conversation.ask('Who are you?');
    await settled();
    conversation.askToRemove(first);
    await conversation.remove();
    await asking;
    await clock.pass(60_000);
    expect(twin.questions).toHaveLength(1);
    expect(conversation.state).toMatchObject({ link: 'online', sessionId: undefined });
  });

  it('is asked of the server once', async () => {
    const talk = await listing();
    const server = slowly(talk);
    talk.conversation.askToRemove(other);
    const removing = [talk.conversation.remove(), talk.conversation.remove()];
    expect(talk.conversation.state.removal?.status).toBe('running');
    server.done();
    await Promise.all(removing);
    expect(talk.twin.removed).toHaveLength(1);
  });

  it('that fails says why, keeps everything, and can be tried again', async () => {
    const { conversation, twin, keepsakes } = await listing();
    const busy = problem(503);
    twin.removes = () => Promise.reject(busy);
    conversation.askToRemove(first);
    await conversation.remove();
    expect(conversation.state.removal).toEqual({ ...first, status: 'asked', failure: busy.failure });
    expect(conversation.state).toMatchObject({ sessionId, listing: true });
    expect(keepsakes).toMatchObject({ sessionId, kept: [other, first] });
    twin.removes = async () => undefined;
    await conversation.remove();
    expect(keepsakes.kept).toEqual([other]);
  });

  it.each<[string, (talk: Talk) => unknown]>([
    ['another is asked about', ({ conversation }) => conversation.askToRemove(first)],
    ['the question is taken back', ({ conversation }) => conversation.askToRemove(undefined)],
    ['the list is closed', ({ conversation }) => conversation.list(false)],
    ['the visitor turns to a new one', ({ conversation }) => conversation.turnTo()],
  ])('that fails is told of that one, though meanwhile %s', async (_, meanwhile) => {
    const talk = await listing();
    const server = slowly(talk);
    talk.conversation.askToRemove(other);
    const removing = talk.conversation.remove();
    await meanwhile(talk);
    const { failure } = problem(503);
    server.fail(problem(503));
    await removing;
    expect(talk.conversation.state.removal).toEqual({ ...other, status: 'asked', failure });
  });

  it('that fails while the list is closed stays to be told when that is shown, until it was', async () => {
    const talk = await listing();
    const server = slowly(talk);
    talk.conversation.askToRemove(other);
    const removing = talk.conversation.remove();
    talk.conversation.list(false);
    server.fail(problem(503));
    await removing;
    talk.conversation.list(true);
    expect(talk.conversation.state.removal?.failure).toEqual(problem(503).failure);
    talk.conversation.list(false);
    expect(talk.conversation.state.removal).toBeUndefined();
  });

  it('that failed is no matter any more for who goes on asking', async () => {
    const talk = await listing();
    const server = slowly(talk);
    talk.conversation.askToRemove(other);
    const removing = talk.conversation.remove();
    talk.conversation.list(false);
    server.fail(problem(503));
    await removing;
    talk.twin.answers = [answer()];
    await talk.conversation.ask('Who are you?');
    expect(talk.conversation.state.removal).toBeUndefined();
  });

  it('takes no question there while it runs, for that would bring it back', async () => {
    const talk = await listing();
    const server = slowly(talk);
    talk.conversation.askToRemove(first);
    const removing = talk.conversation.remove();
    talk.conversation.list(false);
    await talk.conversation.ask('Who are you?');
    expect(talk.twin.questions).toEqual([]);
    server.done();
    await removing;
    talk.twin.answers = [answer()];
    await talk.conversation.ask('Who are you?');
    expect(talk.twin.questions[0]?.sessionId).not.toBe(sessionId);
  });

  it('leaves alone the conversation that the visitor has turned to meanwhile', async () => {
    const talk = await listing();
    const server = slowly(talk);
    talk.conversation.askToRemove(first);
    const removing = talk.conversation.remove();
    await talk.conversation.turnTo(otherId);
    server.done();
    await removing;
    expect(talk.conversation.state).toMatchObject({ sessionId: otherId, phase: 'ready', kept: [other] });
    expect(texts(talk.conversation.state)).toEqual(['First', 'Yes']);
    expect(talk.keepsakes.sessionId).toBe(otherId);
  });
});
