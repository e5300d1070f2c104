import { whyOf } from './chat.mjs';
import { partsOf } from './parts.mjs';
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
    if (!heard.isWhole || !heard.hasText || heard.fault) return result;
  }
  return result;
}

async function hear({ api, origin }, session) {
  const began = performance.now();
  const times = { pieces: 0, textPieces: 0 };
  const body = { message: 'And what do you like to do?', session_id: session, stream: true };
  const headers = { 'content-type': 'application/json', origin };
  const { status, text } = await postInPieces(`${api}/api/chat`, headers, body, (piece) => {
    times.pieces++;
    times.firstByte ??= performance.now() - began;
    if (!piece.includes('"text-delta"')) return;
    times.textPieces++;
    times.firstText ??= performance.now() - began;
  });
  return { ...times, status, text, end: performance.now() - began, ...said(partsOf(text)) };
}

/** What the parts of a stream tell of how it went. */
export const said = (parts) => ({
  isWhole: parts.some(({ type }) => type === 'finish'),
  hasText: parts.some(({ type, delta }) => type === 'text-delta' && delta),
  fault: parts.map(faultIn).find(Boolean),
});

const faultIn = ({ type, errorText }) =>
  (type === 'error' && String(errorText ?? 'an error without a word')) ||
  (type === 'abort' && 'the answer was given up');

/** `pieces` is how many it came in, `textPieces` how many of them hold text; the rest are milliseconds since the question. */
export function judgeStream({ pieces, textPieces, firstByte, firstText, end, isWhole, hasText, fault }) {
  if (fault) return failed(`the stream ended with: ${fault.replace(/\.$/, '')}`, logs);
  if (!isWhole) return failed('the stream broke off', `${logs}, and run \`azd hooks run postdeploy\``);
  if (!hasText) return failed('the stream held no text', logs);
  if (pieces === 1 || isAtOnce({ textPieces, firstText: firstText ?? end, end })) {
    return failed(
      'the answer came all at once',
      'let nothing stand between page and API that gathers replies: no proxy or front door that buffers, no /api of the site',
      { ms: end },
    );
  }
  const began = `first byte ${Math.round(firstByte)} ms, first text ${Math.round(firstText ?? end)} ms`;
  return passed(`${began}, ${pieces} pieces`, { ms: end });
}

const logs = 'look for the call in the logs, as docs/operations.md shows';

/**
 * A long wait, and then all text in next to no time: one whole, or a few pieces of one that the network cut. Many pieces were
 * written one by one, however fast: by the offline model, or after a machine's slow start.
 */
const isAtOnce = ({ textPieces, firstText, end }) =>
  end > 1_000 && (textPieces <= 1 || (textPieces < 5 && end - firstText < end / 50));
