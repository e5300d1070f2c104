import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { now } from './clock.mjs';
import { eventsIn } from './events.mjs';

let calls = 0;

export const newSession = () => randomBytes(16).toString('hex');

/**
 * Asks `subject` for an answer, as a stream unless told otherwise, and reads it to its end. Resolves to the `number` that the
 * model knows the call by, when it `began`, when it `ended`, and the `arrivals` of text: [when, characters by then]. `heard` is called once text has come.
 */
export async function ask(subject, { agent, session, stream = true, heard }) {
  const number = ++calls;
  const { path, body } = subject.request({ message: `What did you build first? call ~${number}`, session, stream });
  const began = now();
  const arrivals = await post(
    agent,
    `${subject.address}${path}`,
    JSON.stringify(body),
    stream ? subject.textOf : undefined,
    heard,
  );
  return { number, began, ended: now(), arrivals };
}

function post(agent, url, body, textOf, heard = () => {}) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const call = request(url, { method: 'POST', agent, headers }, (reply) => {
      const arrivals = [];
      let [characters, rest] = [0, ''];
      reply.setEncoding('utf8');
      reply.on('data', (piece) => {
        const at = now();
        if (!textOf || reply.statusCode !== 200) {
          rest += piece;
          return;
        }
        const { events, left } = eventsIn(rest + piece);
        rest = left;
        for (const event of events) {
          if (event.type === 'error' || event.error) reject(new Error(`${url} broke off: ${JSON.stringify(event)}`));
          characters += textOf(event)?.length ?? 0;
        }
        if (characters > (arrivals.at(-1)?.[1] ?? 0)) arrivals.push([at, characters]);
        if (arrivals.length === 1) heard();
      });
      reply.on('error', reject);
      reply.on('end', () => {
        if (reply.statusCode !== 200) reject(new Error(`${url} answered ${reply.statusCode}: ${rest}`));
        else if (textOf && arrivals.length === 0) reject(new Error(`${url} streamed no text.`));
        else resolve(arrivals);
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}
