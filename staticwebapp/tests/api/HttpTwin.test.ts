import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HttpTwin } from '../../src/api/HttpTwin.ts';
import { eventStream, json, StubServer } from '../testing/StubServer.ts';
import { all, sample } from '../testing/samples.ts';

const question = { sessionId: '0123456789abcdef', messageId: 'm1', text: 'Who are you?' };
const never = new AbortController().signal;
const partOfAnswer =
  'data: {"type":"start","messageId":"r1"}\n\ndata: {"type":"text-delta","id":"t","delta":"I am"}\n\n';

let server: StubServer;
let twin: HttpTwin;

beforeEach(async () => {
  server = await StubServer.start();
  twin = new HttpTwin(`${server.origin}/`);
});

afterEach(async () => {
  vi.useRealTimers();
  await server.stop();
});

describe('persona', () => {
  it('is what the page may show', async () => {
    server.answer(json(200, { name: 'Sabela', headline: 'Engineer', suggested_questions: ['Why?', 3, ''] }));
    expect(await twin.persona('')).toEqual({ name: 'Sabela', headline: 'Engineer', suggestedQuestions: ['Why?'] });
    expect(server.calls[0]).toMatchObject({ method: 'GET', url: '/api/persona' });
  });

  it('says how long conversations are kept and how long a message may be', async () => {
    server.answer(json(200, { name: 'Sabela', retention_days: 0, max_message_characters: 4000 }));
    expect(await twin.persona('')).toMatchObject({ retentionDays: 0, maxMessageCharacters: 4000 });
  });

  it.each([undefined, null, -1, 0.5, '90', 1e300])('leaves out a limit of %j', async (senseless) => {
    server.answer(json(200, { name: 'Sabela', retention_days: senseless, max_message_characters: senseless }));
    expect(await twin.persona('')).toEqual({ name: 'Sabela', suggestedQuestions: [] });
  });

  it.each([{}, [], null, { name: ' ' }])('is unreadable when the body is %j', async (body) => {
    server.answer(json(200, body));
    await expect(twin.persona('')).rejects.toMatchObject({ failure: { kind: 'unreadable' } });
  });

  it('is unreadable when a web page answers in its place', async () => {
    server.answer((response) => response.end('<!doctype html>'));
    await expect(twin.persona('')).rejects.toMatchObject({ failure: { kind: 'unreadable' } });
  });

  it('passes on a problem', async () => {
    server.answer(json(503, { detail: 'No persona yet.' }, { 'retry-after': '30' }));
    await expect(twin.persona('')).rejects.toMatchObject({
      failure: { kind: 'problem', status: 503, detail: 'No persona yet.', retryAfter: 30 },
    });
  });

  it('is unreachable when nothing answers', async () => {
    await server.stop();
    await expect(twin.persona('')).rejects.toMatchObject({ failure: { kind: 'unreachable' } });
    server = await StubServer.start();
  });

  it('is unreachable when the answer takes too long', async () => {
    server.answer(() => undefined);
    await expect(new HttpTwin(server.origin, 30).persona('')).rejects.toMatchObject({
      failure: { kind: 'unreachable' },
    });
  });
});

describe('history', () => {
  it('holds the messages of both, and says which answer was cut short', async () => {
    const timestamp = '2026-03-01T12:00:00Z';
    server.answer(
      json(200, {
        session_id: question.sessionId,
        messages: [
          { id: '1', role: 'user', content: 'Hi', timestamp },
          { id: '2', role: 'assistant', content: 'Hel', timestamp, status: 'interrupted' },
          { id: '3', role: 'system', content: 'secret', timestamp },
        ],
      }),
    );
    expect(await twin.history(question.sessionId, 50)).toEqual({
      messages: [
        { id: '1', role: 'user', text: 'Hi', timestamp, interrupted: false },
        { id: '2', role: 'assistant', text: 'Hel', timestamp, interrupted: true },
      ],
      more: false,
    });
    expect(server.calls[0]).toMatchObject({ method: 'GET', url: '/api/conversation/0123456789abcdef?limit=50' });
  });

  it('is read back from a message on', async () => {
    server.answer(json(200, { messages: [] }));
    expect(await twin.history(question.sessionId, 100, 'm_1-x')).toEqual({ messages: [], more: false });
    expect(server.calls[0]?.url).toBe('/api/conversation/0123456789abcdef?limit=100&before=m_1-x');
  });

  it('may go on before a full page, whatever of it is shown', async () => {
    const page = [
      { id: '1', role: 'system', content: 'secret', timestamp: '' },
      { id: '2', role: 'user', content: 'Hi', timestamp: '' },
    ];
    server.answer(json(200, { messages: page }), json(200, { messages: page }));
    expect(await twin.history(question.sessionId, 2)).toMatchObject({ messages: [{ id: '2' }], more: true });
    expect(await twin.history(question.sessionId, 3)).toMatchObject({ messages: [{ id: '2' }], more: false });
  });

  it.each([{}, [], null, { messages: 'none' }])('is unreadable when the body is %j', async (body) => {
    server.answer(json(200, body));
    await expect(twin.history(question.sessionId, 50)).rejects.toMatchObject({ failure: { kind: 'unreadable' } });
  });

  it('is none for a conversation that the server does not know', async () => {
    server.answer(json(404, { detail: 'No such conversation.' }));
    expect(await twin.history(question.sessionId, 50)).toBeUndefined();
  });

  it('fails, and is not taken for none, when storage is down', async () => {
    server.answer(json(503, {}));
    await expect(twin.history(question.sessionId, 50)).rejects.toMatchObject({ failure: { status: 503 } });
  });
});

describe('stop', () => {
  it('ends what is being written', async () => {
    server.answer((response) => response.writeHead(204).end());
    await twin.stop(question.sessionId, 'm1');
    expect(server.calls[0]).toMatchObject({ method: 'DELETE', url: '/api/chat/0123456789abcdef/stream?message_id=m1' });
  });
});

describe('remove', () => {
  it('deletes the conversation', async () => {
    server.answer((response) => response.writeHead(204).end());
    await twin.remove(question.sessionId);
    expect(server.calls[0]).toMatchObject({ method: 'DELETE', url: '/api/conversation/0123456789abcdef' });
  });

  it('fails when the server could not', async () => {
    server.answer(json(503, { detail: 'Later.' }));
    await expect(twin.remove(question.sessionId)).rejects.toMatchObject({ failure: { status: 503, detail: 'Later.' } });
  });
});

describe('resume', () => {
  it('streams what is being written', async () => {
    server.answer(eventStream(sample('plain')));
    const events = await all(twin.resume(question.sessionId, never));
    expect(events.map(({ type }) => type)).toEqual(['start', ...Array(5).fill('text-delta'), 'finish']);
    expect(server.calls[0]).toMatchObject({ method: 'GET', url: '/api/chat/0123456789abcdef/stream' });
  });

  it('is empty when nothing is', async () => {
    server.answer((response) => response.writeHead(204).end());
    expect(await all(twin.resume(question.sessionId, never))).toEqual([]);
  });
});

describe('ask', () => {
  it('posts the question and streams the answer', async () => {
    server.answer(eventStream(sample('plain')));
    const events = await all(twin.ask(question, never));
    expect(events.map(({ type }) => type)).toEqual(['start', ...Array(5).fill('text-delta'), 'finish']);
    expect(server.calls[0]).toMatchObject({ method: 'POST', url: '/api/chat' });
    expect(JSON.parse(server.calls[0]?.body ?? '')).toEqual({
      message: 'Who are you?',
      session_id: '0123456789abcdef',
      message_id: 'm1',
      stream: true,
    });
  });

  it('asks for an answer anew in the AI SDK’s word', async () => {
    server.answer(eventStream(sample('plain')));
    await all(twin.ask({ ...question, instead: 'anew' }, never));
    expect(JSON.parse(server.calls[0]?.body ?? '')).toEqual({
      message: 'Who are you?',
      session_id: '0123456789abcdef',
      message_id: 'm1',
      trigger: 'regenerate-message',
      stream: true,
    });
  });

  it('says in the AI SDK’s form that a message has other words now', async () => {
    server.answer(eventStream(sample('plain')));
    await all(twin.ask({ ...question, instead: 'edited' }, never));
    expect(JSON.parse(server.calls[0]?.body ?? '')).toEqual({
      id: '0123456789abcdef',
      messages: [{ id: 'm1', role: 'user', parts: [{ type: 'text', text: 'Who are you?' }] }],
      trigger: 'submit-message',
      messageId: 'm1',
      stream: true,
    });
  });

  it('passes on a problem found before the stream', async () => {
    server.answer(json(409, { detail: 'Still answering.' }));
    await expect(all(twin.ask(question, never))).rejects.toMatchObject({ failure: { status: 409 } });
  });

  it('refuses an answer that is no stream', async () => {
    server.answer(json(200, { response: 'Hi' }));
    await expect(all(twin.ask(question, never))).rejects.toMatchObject({ failure: { kind: 'unreadable' } });
  });

  it('refuses a stream of something else', async () => {
    server.answer(eventStream(new TextEncoder().encode('data: hello\n\n')));
    await expect(all(twin.ask(question, never))).rejects.toMatchObject({ failure: { kind: 'unreadable' } });
  });

  it('breaks off when the connection does', async () => {
    const { events, response } = await begin(never);
    response.destroy();
    await expect(events.next()).rejects.toMatchObject({ failure: { kind: 'broken-off' } });
  });

  it('breaks off when not even a heartbeat came for a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { events, response } = await begin(never);
    for (const delta of [' Sabela', '.']) {
      vi.advanceTimersByTime(59_000);
      response.write(`: heartbeat\n\ndata: {"type":"text-delta","id":"t","delta":"${delta}"}\n\n`);
      expect((await events.next()).value).toEqual({ type: 'text-delta', delta });
    }
    const rest = events.next();
    vi.advanceTimersByTime(60_000);
    await expect(rest).rejects.toMatchObject({ failure: { kind: 'broken-off' } });
  });

  it('hangs up when the visitor stops', async () => {
    const stop = new AbortController();
    const { events, response } = await begin(stop.signal);
    const hungUp = once(response, 'close');
    const rest = events.next();
    stop.abort();
    await expect(rest).rejects.toMatchObject({ name: 'AbortError' });
    await hungUp;
  });
});

/** An answer under way: its first two events have arrived, the server's end is in our hands. */
async function begin(signal: AbortSignal) {
  const begun = new Promise<ServerResponse>((resolve) =>
    server.answer((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(partOfAnswer);
      resolve(response);
    }),
  );
  const events = twin.ask(question, signal);
  expect((await events.next()).value).toEqual({ type: 'start', messageId: 'r1' });
  expect((await events.next()).value).toEqual({ type: 'text-delta', delta: 'I am' });
  return { events, response: await begun };
}
