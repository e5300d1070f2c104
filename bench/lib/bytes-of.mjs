import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

/** Posts `body` and reads the reply to its end. Resolves to when its first byte came and when `wanted` had come. */
export function bytesOf(url, body, wanted) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const call = request(url, { method: 'POST', agent, headers }, (reply) => {
      let [firstByte, found, text] = [undefined, undefined, ''];
      reply.on('data', (chunk) => {
        const now = performance.now();
        firstByte ??= now;
        text += chunk;
        if (found === undefined && text.includes(wanted)) found = now;
      });
      reply.on('error', reject);
      reply.on('end', () => {
        if (found === undefined) reject(new Error(`${reply.statusCode} ${text}`));
        else resolve({ firstByte, found });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}
