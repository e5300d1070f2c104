import { once } from 'node:events';
import { createServer, request } from 'node:http';

/** A server on loopback for one test, or for a file's tests when `t` is its own after hook's. Resolves to its address. */
export async function serve(t, answer) {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

/**
 * Passes a request on to `target` and its answer back. `change` may change the head, `gather` waits for
 * the whole answer, and `body` is what was read of the request already.
 */
export async function passOn(target, incoming, outgoing, { change = (head) => head, gather = false, body } = {}) {
  const { hostname, port } = new URL(target);
  const { method, url: path, headers } = incoming;
  const onward = request({ hostname, port, method, path, headers: { ...headers, host: `${hostname}:${port}` } });
  onward.once('error', () => outgoing.destroy());
  if (body) onward.end(body);
  else incoming.pipe(onward);
  const [answer] = await once(onward, 'response');
  const head = change({ status: answer.statusCode, headers: { ...answer.headers } });
  if (!gather) return answer.pipe(outgoing.writeHead(head.status, head.headers));
  const chunks = await answer.toArray();
  delete head.headers['transfer-encoding'];
  return outgoing.writeHead(head.status, head.headers).end(Buffer.concat(chunks));
}

/** Where nobody listens any more. */
export async function closedAddress() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return `http://127.0.0.1:${port}`;
}
