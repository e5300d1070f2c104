import { whyOf } from './chat.mjs';
import { postInPieces } from './pieces.mjs';
import { failed, passed } from './result.mjs';

/** An answer that takes no time may come in one piece by chance, but not always. */
const tries = 3;

/** Whether an answer comes bit by bit, and how soon it begins. */
export async function checkStream(twin, session) {
  let result;
  for (let time = 0; time < tries && !result?.ok; time++) {
    const heard = await hear(twin, session);
    if (heard.status !== 200)
      return failed(whyOf(heard.status, heard.text), 'look for its trace in the logs, as docs/operations.md shows');
    result = judgeStream(heard);
    if (!heard.isWhole) return result;
  }
  return result;
}

async function hear({ api, origin }, session) {
  const began = performance.now();
  const times = { pieces: 0 };
  const body = { message: 'And what do you like to do?', session_id: session, stream: true };
  const headers = { 'content-type': 'application/json', origin };
  const { status, text } = await postInPieces(`${api}/api/chat`, headers, body, (piece) => {
    times.pieces++;
    times.firstByte ??= performance.now() - began;
    if (piece.includes('"text-delta"')) times.firstText ??= performance.now() - began;
  });
  return { ...times, status, text, end: performance.now() - began, isWhole: text.includes('"finish"') };
}

/** `pieces` is how many it came in; the rest are milliseconds since the question. */
export function judgeStream({ pieces, firstByte, firstText, end, isWhole }) {
  if (!isWhole)
    return failed(
      'the stream broke off',
      'look for the call in the logs, as docs/operations.md shows, and run `azd hooks run postdeploy`',
    );
  if (pieces === 1 || isAtOnce(firstByte, end)) {
    return failed(
      'the answer came all at once',
      'let nothing stand between page and API that gathers replies: no proxy or front door that buffers, no /api of the site',
      { ms: firstByte },
    );
  }
  const text = `first byte ${Math.round(firstByte)} ms, first text ${Math.round(firstText ?? firstByte)} ms, ${pieces} pieces`;
  return passed(text, { ms: end });
}

/** A long wait and then everything in next to no time: pieces of one whole, cut by the network. */
const isAtOnce = (firstByte, end) => end > 1_000 && end - firstByte < end / 50;
