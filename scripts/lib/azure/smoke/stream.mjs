import { ask, refusalOf } from './chat.mjs';
import { failed, passed } from './result.mjs';

const decoder = () => new TextDecoder();

/** Whether an answer comes bit by bit, and how soon it begins. */
export async function checkStream(twin, session, now = () => performance.now()) {
  const began = now();
  const reply = await ask(twin, { message: 'And what do you like to do?', session_id: session, stream: true });
  if (!reply.ok) return failed(await refusalOf(reply), 'look for its trace in the logs, as docs/operations.md shows');
  return judgeStream(await timesOf(reply.body, began, now));
}

async function timesOf(body, began, now) {
  const times = { chunks: 0 };
  const text = decoder();
  let seen = '';
  for await (const chunk of body) {
    times.chunks++;
    times.firstByte ??= now() - began;
    seen += text.decode(chunk, { stream: true });
    if (seen.includes('"text-delta"')) times.firstText ??= now() - began;
  }
  return { ...times, end: now() - began, isWhole: seen.includes('"finish"') };
}

/** `chunks` are the pieces it came in; the rest are milliseconds since the question. */
export function judgeStream({ chunks, firstByte, firstText, end, isWhole }) {
  if (firstText === undefined || !isWhole) {
    return failed(
      'the stream broke off',
      'look for the call in the logs, as docs/operations.md shows, and run `azd hooks run postdeploy`',
    );
  }
  if (chunks === 1 || isAtOnce(firstByte, end)) {
    return failed(
      'the answer came all at once',
      'let nothing stand between page and API that gathers replies: no proxy or front door that buffers, no /api of the site',
      { ms: firstByte },
    );
  }
  return passed(`first byte ${Math.round(firstByte)} ms, first text ${Math.round(firstText)} ms`, { ms: end });
}

/** A long wait and then everything in next to no time: pieces of one whole, cut by the network. */
const isAtOnce = (firstByte, end) => end > 1_000 && end - firstByte < end / 50;
