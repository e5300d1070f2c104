import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { undoLater } from '../undo.mjs';

/**
 * Stands between a twin and its tables and notes each request in `calls`: method and table, bytes of the bodies both ways and, with
 * the headers, on the wire, when it came, when it was passed on and when it was answered. `holdWrites` keeps every write waiting, so that whoever waits for one shows.
 */
export async function startProxy(target) {
  const agent = new Agent({ keepAlive: true });
  const proxy = { calls: [], holdWrites: 0 };
  const server = createServer((incoming, outgoing) => pass(proxy, new URL(target), agent, incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = undoLater(() => {
    server.closeAllConnections();
    server.close();
    agent.destroy();
  });
  return Object.assign(proxy, { address: `http://127.0.0.1:${server.address().port}`, stop });
}

async function pass(proxy, { hostname, port }, agent, incoming, outgoing) {
  const call = { line: lineOf(incoming), came: performance.now() };
  proxy.calls.push(call);
  try {
    const body = await whole(incoming);
    if (proxy.holdWrites && incoming.method !== 'GET') await sleep(proxy.holdWrites);
    call.passed = performance.now();
    const { method, url: path, headers } = incoming;
    const onward = request({ hostname, port, agent, method, path, headers });
    onward.end(body);
    const [answer] = await once(onward, 'response');
    const { socket } = answer;
    const content = await whole(answer);
    Object.assign(call, {
      status: answer.statusCode,
      sent: body.length,
      received: content.length,
      wire: sinceLast(socket),
    });
    Object.assign(call, { answered: performance.now(), waited: performance.now() - call.passed });
    outgoing.writeHead(answer.statusCode, answer.headers).end(content);
  } catch (error) {
    call.error = error.message;
    outgoing.destroy();
  }
}

const seen = new WeakMap();

/** The bytes both ways that a connection, which serves one request after the other, has carried since it was asked last. */
function sinceLast(socket) {
  const total = socket.bytesWritten + socket.bytesRead;
  const bytes = total - (seen.get(socket) ?? 0);
  seen.set(socket, total);
  return bytes;
}

/** `GET messages`, `POST $batch`: no keys, and of a query only that it is one. */
function lineOf({ method, url }) {
  const [path, query] = decodeURIComponent(url).split('?');
  const table = /^\/[^/]+\/([$\w]*)/.exec(path)?.[1];
  const isQuery = method === 'GET' && query?.includes('$filter');
  return `${method} ${table}${method === 'GET' ? (isQuery ? ' (query)' : ' (one row)') : ''}`;
}

async function whole(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
