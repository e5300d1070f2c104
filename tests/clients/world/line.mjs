import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** A connection to a twin that can be cut, as a train's tunnel cuts it: neither side is told anything. */
export async function openLine(address) {
  const { hostname, port } = new URL(address);
  const sockets = new Set();
  const server = createServer((near) => {
    const far = connect(port, hostname);
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
    close() {
      cut();
      server.close();
    },
  };
}
