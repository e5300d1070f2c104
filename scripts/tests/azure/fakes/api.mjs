import { setImmediate as nextTurn } from 'node:timers/promises';
import { passOn, serve } from './servers.mjs';

const unhealthy = {
  status: 'unhealthy',
  storage: 'tables',
  checks: {
    persona: { status: 'unhealthy', duration_ms: 1, detail: 'There is no persona yet.' },
    storage: { status: 'healthy', duration_ms: 1 },
  },
};

/** The twin at `target` as something makes it that stands before it. */
export const before = (t, target, change) =>
  serve(t, (incoming, outgoing) => void passOn(target, incoming, outgoing, change));

export const gathering = (t, target) => before(t, target, { gather: true });

export const withoutCors = (t, target) =>
  before(t, target, { change: ({ status, headers }) => ({ status, headers: without(headers) }) });

export const openToAll = (t, target) =>
  before(t, target, {
    change: ({ status, headers }) => ({ status, headers: { ...headers, 'access-control-allow-origin': '*' } }),
  });

export const limited = (t, target) =>
  before(t, target, {
    change: ({ status, headers }) => ({ status, headers: { ...headers, 'x-twin-limited': 'budget' } }),
  });

/**
 * Streams `parts` in place of an answer, each in a piece of its own, and is then cut or ends; everything else is as the twin has
 * it. Cut is closed, not reset: a reset takes with it what the other side has not read yet, its head included.
 */
export const streaming = (t, target, parts, isCut) =>
  serve(t, async (incoming, outgoing) => {
    const body = incoming.method === 'POST' ? Buffer.concat(await incoming.toArray()) : undefined;
    if (!body?.includes('"stream":true')) return void passOn(target, incoming, outgoing, { body });
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const part of parts) {
      await new Promise((sent) => outgoing.write(`data: ${JSON.stringify(part)}\n\n`, sent));
      await nextTurn();
    }
    if (isCut) outgoing.socket.destroy();
    else outgoing.end();
  });

export const withoutHeaders = (t, target) =>
  before(t, target, {
    change: ({ status, headers: { 'access-control-allow-headers': _, ...headers } }) => ({ status, headers }),
  });

/** Unhealthy for the first `times`. */
export async function ill(t, target, times) {
  let left = times;
  return serve(t, (incoming, outgoing) => {
    if (incoming.url !== '/api/health' || left-- <= 0) return void passOn(target, incoming, outgoing);
    outgoing.writeHead(503, { 'content-type': 'application/json' }).end(JSON.stringify(unhealthy));
  });
}

/** A function app without functions: the platform answers, and knows nothing. */
export const nothing = (t) => serve(t, (incoming, outgoing) => incoming.resume() && outgoing.writeHead(404).end());

/** Answers a question as `text` says, everything else as the twin does. */
export const answering = (t, target, status, text) =>
  serve(t, (incoming, outgoing) => {
    if (incoming.method !== 'POST') return void passOn(target, incoming, outgoing);
    incoming.resume();
    outgoing.writeHead(status, { 'content-type': 'application/json' }).end(text);
  });

const without = ({ 'access-control-allow-origin': _, ...headers }) => headers;
