import { request as plainly } from 'node:http';
import { request as securely } from 'node:https';

const patience = 120_000;

/**
 * Posts JSON and tells each piece of the reply as it comes, with `heard(bytes)`: fetch would put together what comes in quick
 * succession. Resolves to { status, text } when it is over, also where the reply was cut short.
 */
export function postInPieces(address, headers, body, heard) {
  const request = address.startsWith('https:') ? securely : plainly;
  return new Promise((resolve, reject) => {
    const call = request(address, { method: 'POST', headers, signal: AbortSignal.timeout(patience) }, (reply) => {
      const chunks = [];
      const over = () => resolve({ status: reply.statusCode, text: Buffer.concat(chunks).toString('utf8') });
      reply.on('data', (chunk) => {
        chunks.push(chunk);
        heard(chunk);
      });
      reply.once('error', over);
      reply.once('end', over);
    });
    call.once('error', reject);
    call.end(JSON.stringify(body));
  });
}
