import { buffer, json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../load/clock.mjs';
import { silenceOf } from './silence.mjs';

/** As fast as people speak. */
const charactersInASecond = 15;

/** What the fake model hears in whatever is sent: the same each time. */
export const heard = 'What did you build first?';

/** Transcribes, `ms` after the whole recording has come. */
export async function transcribe(incoming, outgoing, ms) {
  await buffer(incoming);
  if (ms > 0) await sleep(ms);
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ text: heard }));
}

/** Speaks, `ms` after it was asked, and notes in `spoken` which words and when their last byte went out. */
export async function speak(incoming, outgoing, ms, spoken) {
  const { input } = await json(incoming);
  const speech = silenceOf(input.length / charactersInASecond);
  if (ms > 0) await sleep(ms);
  outgoing.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': speech.length });
  spoken.push({ input, sent: now() });
  outgoing.end(speech);
}
