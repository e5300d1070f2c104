import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/api/failure.ts';
import type { StreamEvent } from '../../src/api/streamEvent.ts';
import type { Happening } from '../../src/conversation/happening.ts';
import { reduce } from '../../src/conversation/reduce.ts';
import { type ConversationState, startingState } from '../../src/conversation/state.ts';

const at = '2026-03-01T12:00:00.000Z';
const ready: ConversationState = { ...startingState, phase: 'ready', draft: 'Who are you?' };
const question = { sessionId: '0123456789abcdef', messageId: 'q1', text: 'Who are you?' };
const asked: Happening = { kind: 'asked', question, at };
const begun: StreamEvent = { type: 'start', messageId: 'r1', sessionId: 'fedcba9876543210' };
const said = (delta: string): StreamEvent => ({ type: 'text-delta', delta });

function stateAfter(state: ConversationState, ...happenings: readonly (Happening | StreamEvent)[]): ConversationState {
  const asHappening = (entry: Happening | StreamEvent): Happening =>
    'kind' in entry ? entry : { kind: 'streamed', messageId: 'q1', event: entry, at };
  return happenings.map(asHappening).reduce(reduce, state);
}

const earlier = { id: 'm', role: 'assistant', text: 'Hi', timestamp: at, interrupted: false } as const;
const failed = (failure: Failure): Happening => ({ kind: 'ask-failed', messageId: 'q1', failure });
const busy = failed({ kind: 'problem', status: 503, detail: 'Busy.', retryAfter: 9 });
const brokenOff = failed({ kind: 'broken-off' });

describe('opening', () => {
  it('shows the owner and what was said before', () => {
    const state = stateAfter(
      { ...startingState, sessionId: question.sessionId },
      { kind: 'met', persona: { name: 'Sabela', suggestedQuestions: [] } },
      { kind: 'recalled', history: { messages: [{ ...earlier, interrupted: true }], more: false } },
      { kind: 'opened' },
    );
    expect(state).toMatchObject({ phase: 'ready', sessionId: question.sessionId, persona: { name: 'Sabela' } });
    expect(state.messages).toEqual([{ id: 'm', role: 'assistant', text: 'Hi', timestamp: at, status: 'interrupted' }]);
    expect(state.announcement).toBe('');
  });

  it('lets go of a conversation that the server has forgotten', () => {
    expect(stateAfter({ ...startingState, sessionId: 'x' }, { kind: 'forgotten' }).sessionId).toBeUndefined();
  });

  it('shows nothing of a conversation that went after it was shown', () => {
    const state = stateAfter(
      { ...startingState, sessionId: 'x', kept: [{ id: 'x', title: 'Hi', at }] },
      { kind: 'recalled', history: { messages: [earlier], more: true } },
      { kind: 'open-failed', failure: { kind: 'unreachable' } },
      { kind: 'opening' },
      { kind: 'forgotten' },
    );
    expect(state).toMatchObject({
      sessionId: undefined,
      messages: [],
      earlier: 'none',
      trouble: { failure: { kind: 'gone' } },
    });
  });

  it('holds on to the conversation when it cannot be fetched, and can be repeated', () => {
    const unreachable: Happening = { kind: 'open-failed', failure: { kind: 'unreachable' } };
    const state = stateAfter({ ...startingState, sessionId: 'x' }, unreachable);
    expect(state).toMatchObject({ phase: 'ready', sessionId: 'x', trouble: { repeat: 'open' } });
    expect(stateAfter(state, { kind: 'opening' })).toMatchObject({ phase: 'opening', trouble: undefined });
  });

  it('takes no history that arrives too late', () => {
    const late: Happening = { kind: 'recalled', history: { messages: [], more: false } };
    const state = stateAfter(ready, asked);
    expect(stateAfter(state, late, { kind: 'forgotten' })).toBe(state);
  });

  it('takes no question yet', () => {
    expect(stateAfter(startingState, asked)).toBe(startingState);
  });
});

describe('reading the newest messages once more', () => {
  const question = { ...earlier, id: 'q', role: 'user', text: 'Who?' } as const;
  const answer = { ...earlier, id: 'r', text: 'Sabela.' };
  const shown = stateAfter(
    startingState,
    { kind: 'recalled', history: { messages: [question], more: true } },
    { kind: 'earlier-wanted' },
    { kind: 'earlier-recalled', before: 'q', history: { messages: [earlier], more: true } },
  );

  it('adds what came since to what was shown', () => {
    const state = reduce(shown, {
      kind: 'reread',
      messageId: 'q',
      history: { messages: [question, answer], more: true },
    });
    expect(state.messages.map(({ id }) => id)).toEqual(['m', 'q', 'r']);
    expect(state).toMatchObject({ earlier: 'some', prepended: 1 });
  });

  it('begins with them when all that was shown is of longer ago', () => {
    const state = reduce(shown, { kind: 'reread', messageId: 'q', history: { messages: [answer], more: true } });
    expect(state.messages.map(({ id }) => id)).toEqual(['r']);
    expect(state).toMatchObject({ earlier: 'some', prepended: 0 });
  });

  it('changes nothing while an answer is heard', () => {
    const state = stateAfter(ready, asked);
    expect(reduce(state, { kind: 'reread', messageId: 'q', history: { messages: [answer], more: false } })).toBe(state);
  });
});

describe('asking', () => {
  it('shows the question at once and empties the draft', () => {
    const state = stateAfter(ready, asked);
    expect(state).toMatchObject({ phase: 'asking', draft: '', sessionId: question.sessionId });
    expect(state.messages).toEqual([
      { id: 'q1', role: 'user', text: 'Who are you?', timestamp: at, status: 'sending' },
    ]);
  });

  it('takes one question at a time', () => {
    const state = stateAfter(ready, asked);
    expect(stateAfter(state, { ...asked, question: { ...question, messageId: 'q2' } })).toBe(state);
  });

  it('keeps a draft begun during an answer', () => {
    const state = stateAfter(ready, asked, begun, { kind: 'drafted', text: 'And' }, { type: 'finish' });
    expect(state).toMatchObject({ phase: 'ready', draft: 'And' });
  });

  it('keeps a draft that is not what was asked', () => {
    const draft = 'I wonder whether';
    const state = stateAfter({ ...ready, draft }, asked);
    expect(state.draft).toBe(draft);
    expect(stateAfter({ ...ready, draft: ' Who are you?\n' }, asked).draft).toBe('');
  });

  it('clears the trouble of the question before', () => {
    const state = stateAfter(ready, asked, busy, { ...asked, question: { ...question, messageId: 'q2' } });
    expect(state.trouble).toBeUndefined();
    expect(state.messages.map(({ status }) => status)).toEqual(['failed', 'sending']);
  });
});

describe('an answer', () => {
  it('starts under the id and in the session that the server names', () => {
    const state = stateAfter(ready, asked, begun);
    expect(state.sessionId).toBe('fedcba9876543210');
    expect(state.messages[0]?.status).toBe('complete');
    expect(state.messages[1]).toEqual({ id: 'r1', role: 'assistant', text: '', timestamp: at, status: 'streaming' });
  });

  it('starts without either, too', () => {
    const state = stateAfter(ready, asked, { type: 'start' });
    expect(state.sessionId).toBe(question.sessionId);
    expect(state.messages[1]?.id).toBe('q1-reply');
  });

  it('grows by each delta and is announced once whole', () => {
    const growing = stateAfter(ready, asked, begun, said('I am '), said('Sabela.'));
    expect(growing.messages[1]).toMatchObject({ text: 'I am Sabela.', status: 'streaming' });
    expect(growing.announcement).toBe('');
    const whole = stateAfter(growing, { type: 'finish' });
    expect(whole).toMatchObject({ phase: 'ready', turn: undefined, announcement: 'I am Sabela.' });
    expect(whole.messages[1]?.status).toBe('complete');
  });

  it('bears the mark of a limited one', () => {
    expect(stateAfter(ready, asked, { ...begun, limited: 'budget' }, said('Hi')).messages[1]?.limited).toBe('budget');
  });

  it('is stopped with what there is of it', () => {
    const state = stateAfter(ready, asked, begun, said('I am'), { kind: 'stopped' });
    expect(state).toMatchObject({ phase: 'ready', announcement: 'I am', trouble: undefined });
    expect(state.messages[1]).toMatchObject({ text: 'I am', status: 'interrupted' });
  });

  it('leaves the question marked when stopped before its first word', () => {
    const state = stateAfter(ready, asked, begun, { kind: 'stopped' });
    expect(state.messages).toMatchObject([{ id: 'q1', status: 'interrupted' }]);
  });

  it('ends early when the server says so', () => {
    expect(stateAfter(ready, asked, begun, said('I'), { type: 'abort' }).messages[1]?.status).toBe('interrupted');
  });

  it('that reports an error keeps its words, says why, and can be asked for again', () => {
    const state = stateAfter(ready, asked, begun, said('I am'), { type: 'error', errorText: 'Sorry.' });
    expect(state).toMatchObject({
      phase: 'ready',
      turn: { messageId: 'q1' },
      trouble: { failure: { kind: 'reported', detail: 'Sorry.' }, repeat: 'ask' },
    });
    expect(state.messages[1]).toMatchObject({ text: 'I am', status: 'interrupted' });
  });

  it('that breaks off keeps its words', () => {
    const state = stateAfter(ready, asked, begun, said('I am'), brokenOff);
    expect(state.trouble).toEqual({ failure: { kind: 'broken-off' }, repeat: 'ask' });
    expect(state.messages.map(({ status }) => status)).toEqual(['complete', 'interrupted']);
  });
});

describe('a lost connection', () => {
  const lost: Happening = { kind: 'lost', messageId: 'q1' };

  it('shows until the answer goes on, and keeps what was heard', () => {
    const state = stateAfter(ready, asked, begun, said('I am'), lost);
    expect(state).toMatchObject({ phase: 'asking', link: 'reconnecting' });
    const again = stateAfter(state, begun, said('I'));
    expect(again.link).toBe('online');
    expect(again.messages[1]).toMatchObject({ text: 'I am', status: 'streaming' });
    expect(stateAfter(again, said(' am Sa')).messages[1]?.text).toBe('I am Sa');
  });

  it.each<[string, StreamEvent | Happening]>([
    ['a stop', { kind: 'stopped' }],
    ['a failure', brokenOff],
    ['an error', { type: 'error', errorText: '' }],
    ['a new conversation', { kind: 'turned-to', sessionId: undefined, personaId: '' }],
  ])('is over after %s', (_, end) => {
    expect(stateAfter(ready, asked, begun, said('I am'), lost, end).link).toBe('online');
  });

  it('is of no turn but its own', () => {
    const state = stateAfter(ready, asked);
    expect(reduce(state, { kind: 'lost', messageId: 'q0' })).toBe(state);
    expect(reduce(ready, lost)).toBe(ready);
  });

  it('is the browser’s to explain while that is offline', () => {
    const offline = stateAfter(ready, asked, { kind: 'connected', online: false }, lost);
    expect(offline.link).toBe('offline');
    expect(stateAfter(offline, { kind: 'stopped' }).link).toBe('offline');
    expect(stateAfter(offline, { kind: 'turned-to', sessionId: undefined, personaId: '' }).link).toBe('offline');
  });

  it('is still looked for when the browser says that it is online', () => {
    const state = stateAfter(ready, asked, begun, lost, { kind: 'connected', online: true });
    expect(state.link).toBe('reconnecting');
  });
});

describe('what a screen reader is told', () => {
  const copied: Happening = { kind: 'noticed', notice: 'copied' };

  it.each<[string, readonly (StreamEvent | Happening)[]]>([
    ['the answer', [begun, copied, said('I am'), { type: 'finish' }]],
    ['what came of it', [begun, said('I am'), copied, { kind: 'stopped' }]],
    [
      'the answer on a second try',
      [begun, said('I'), brokenOff, copied, { kind: 'asked-again' }, begun, said('I am'), { type: 'finish' }],
    ],
  ])('is %s, though something was copied meanwhile', (_, happenings) => {
    expect(stateAfter(ready, asked, ...happenings)).toMatchObject({ announcement: 'I am', notice: undefined });
  });

  it('is that something was copied, after an answer', () => {
    const state = stateAfter(ready, asked, begun, said('I am'), { type: 'finish' }, copied);
    expect(state.notice).toBe('copied');
    // Nor is that answer read once more when the notice goes.
    expect(reduce(state, { kind: 'noticed', notice: undefined }).announcement).toBe('');
  });
});

describe('events out of order', () => {
  it('let no word count before the start', () => {
    expect(stateAfter(ready, asked, said('I am')).messages).toEqual(stateAfter(ready, asked).messages);
  });

  it('take a finish without a start for an answer that broke off', () => {
    const state = stateAfter(ready, asked, { type: 'finish' });
    expect(state.trouble).toEqual({ failure: { kind: 'broken-off' }, repeat: 'ask' });
    expect(state.messages[0]?.status).toBe('failed');
  });

  it.each<[string, StreamEvent | Happening]>([
    ['a finish', { type: 'finish' }],
    ['a stop', { kind: 'stopped' }],
    ['an error', { type: 'error', errorText: '' }],
    ['a new conversation', { kind: 'turned-to', sessionId: undefined, personaId: '' }],
  ])('change nothing after %s', (_, end) => {
    const state = stateAfter(ready, asked, begun, said('I am'), end);
    for (const late of [begun, said(' late'), { type: 'finish' } as const, brokenOff]) {
      expect(stateAfter(state, late)).toBe(state);
    }
  });

  it('change nothing when they belong to another turn', () => {
    const state = stateAfter(ready, asked, begun);
    const foreign: Happening = { kind: 'streamed', messageId: 'q0', event: said('old'), at };
    expect(reduce(state, foreign)).toBe(state);
  });

  it('change nothing when nothing was asked', () => {
    expect(stateAfter(ready, begun, said('I'), { kind: 'stopped' }, { kind: 'asked-again' }, busy)).toBe(ready);
  });
});

describe('a question that failed', () => {
  it('stays, marked, while asking again may help', () => {
    const state = stateAfter(ready, asked, busy);
    expect(state).toMatchObject({ phase: 'ready', draft: '', trouble: { repeat: 'ask' }, turn: { messageId: 'q1' } });
    expect(state.messages).toMatchObject([{ id: 'q1', status: 'failed' }]);
  });

  it('goes back into the draft when it must be changed', () => {
    const tooLong: Failure = { kind: 'problem', status: 400, detail: 'Too long.' };
    const state = stateAfter(ready, asked, { kind: 'drafted', text: 'And you?' }, failed(tooLong));
    expect(state).toMatchObject({ messages: [], turn: undefined, draft: 'Who are you?\n\nAnd you?' });
    expect(state.trouble).toEqual({ failure: tooLong });
  });

  it('is asked again under the same id', () => {
    const state = stateAfter(ready, asked, busy, { kind: 'asked-again' });
    expect(state).toMatchObject({ phase: 'asking', turn: { messageId: 'q1' }, trouble: undefined });
    expect(state.messages).toMatchObject([{ id: 'q1', status: 'sending' }]);
  });

  it('has its partial answer replaced by the new one, also under another id', () => {
    for (const id of ['r1', 'r2']) {
      const again = stateAfter(ready, asked, begun, said('I am'), brokenOff, { kind: 'asked-again' });
      expect(again.messages[1]?.text).toBe('I am');
      const state = stateAfter(again, { ...begun, messageId: id }, said('I am Sabela.'), { type: 'finish' });
      expect(state.messages.map(({ text }) => text)).toEqual(['Who are you?', 'I am Sabela.']);
      expect(state.messages.map(({ status }) => status)).toEqual(['complete', 'complete']);
    }
  });

  it('keeps its partial answer when asking again fails as well', () => {
    const state = stateAfter(ready, asked, begun, said('I am'), brokenOff, { kind: 'asked-again' }, busy);
    expect(state.messages.map(({ status }) => status)).toEqual(['complete', 'interrupted']);
  });
});

describe('turning to a new conversation', () => {
  it('keeps the owner, the draft and the list, and nothing else, and is counted', () => {
    const persona = { name: 'Sabela', suggestedQuestions: [] };
    const kept = [{ id: question.sessionId, title: 'Hi', at }];
    const state = stateAfter(
      { ...ready, persona, kept },
      asked,
      busy,
      { kind: 'drafted', text: 'New' },
      { kind: 'turned-to', sessionId: undefined, personaId: '' },
    );
    expect(state).toEqual({ ...startingState, phase: 'ready', turnings: 1, persona, kept, draft: 'New' });
  });
});
