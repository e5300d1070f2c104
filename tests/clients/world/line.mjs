import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { Heard } from './heard.mjs';

/** A connection to a twin that can be cut, and that tells what bytes the twin has sent over it. */
export async function openLine(address) {
  const { hostname, port } = new URL(address);
  const sockets = new Set();
  const heard = new Heard();
  let bytes = '';
  const server = createServer((near) => {
    const far = connect(port, hostname);
    far.on('data', (chunk) => {
      bytes += chunk.toString('latin1');
      heard.set(bytes);
    });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      sockets.add(from);
      from.on('error', () => {});
      from.on('close', () => to.destroy());
      from.pipe(to);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    cut,
    heard: (wanted) => heard.until(wanted),
    close() {
      cut();
      server.close();
    },
  };
}
