import { createServer } from 'node:net';

/** `port` if it can be had on 127.0.0.1, else 0, which lets the system choose one. */
export function orAnyFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(0));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
  });
}
