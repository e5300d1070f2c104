import http from 'node:http';

const agent = new http.Agent({ keepAlive: true });

/** Milliseconds from a GET to the last byte of its 200, on a connection that is kept. */
export function timedGet(address) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const request = http.get(address, { agent }, (reply) => {
      reply.resume().once('end', () => {
        if (reply.statusCode === 200) resolve(performance.now() - started);
        else reject(new Error(`GET ${address} answered ${reply.statusCode}.`));
      });
    });
    request.once('error', reject);
  });
}
