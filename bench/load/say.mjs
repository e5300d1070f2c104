import { request } from 'node:http';
import { now } from './clock.mjs';
import { eventsIn } from './events.mjs';

const boundary = 'what-the-visitor-says';

/**
 * Says a recording to the twin at `address` and hears its answer out. Resolves to when that `began`, when it `ended`, and the `parts` of
 * speech: [when, index], by the same clock as the model's.
 */
export function say(address, recording, { agent, session }) {
  const body = formOf({ session_id: session, stream: 'true' }, recording);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': body.length };
  return new Promise((resolve, reject) => {
    const began = now();
    const call = request(`${address}/api/voice`, { method: 'POST', agent, headers }, (reply) => {
      const parts = [];
      let rest = '';
      reply.setEncoding('utf8');
      reply.on('data', (piece) => {
        const at = now();
        const { events, left } = eventsIn(rest + piece);
        rest = left;
        for (const { type, data, errorText } of events) {
          if (type === 'error' || type === 'data-audio-error') reject(brokenOff(address, data?.detail ?? errorText));
          if (type === 'data-audio') parts.push([at, data.index]);
        }
      });
      reply.on('error', reject);
      reply.on('end', () => {
        if (reply.statusCode !== 200) reject(new Error(`${address}/api/voice answered ${reply.statusCode}: ${rest}`));
        else if (parts.length === 0) reject(brokenOff(address, 'nothing was spoken'));
        else resolve({ began, ended: now(), parts });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

const brokenOff = (address, why) => new Error(`${address}/api/voice broke off: ${why}`);

function formOf(fields, recording) {
  const part = (head) => `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n`;
  const texts = Object.entries(fields).map(([name, value]) => `${part(`name="${name}"`)}\r\n${value}\r\n`);
  const file = `${part('name="audio"; filename="question.wav"')}content-type: audio/wav\r\n\r\n`;
  return Buffer.concat([Buffer.from(texts.join('') + file), recording, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}
