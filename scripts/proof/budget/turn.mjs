import { setTimeout as sleep } from 'node:timers/promises';

const patience = 180_000;
const comesAgain = [409, 503, 504];

/**
 * A turn in a conversation of its own. An answer that says to come again is followed, with the same message, as a client does: hundreds
 * of turns at once are more than an Azurite has time for.
 */
export async function takeTurn(address, session, id) {
  const started = performance.now();
  for (let tries = 1; ; tries++) {
    const { status, headers } = await send(address, {
      message: 'What did you build, and where?',
      session_id: session,
      message_id: id,
    });
    const ms = performance.now() - started;
    if (!comesAgain.includes(status) || ms > patience)
      return { status, limited: headers.get('x-twin-limited') === 'budget', ms, tries };
    await sleep(1000 * Number(headers.get('retry-after') ?? 1));
  }
}

async function send(address, body) {
  const answer = await fetch(`${address}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  });
  await answer.arrayBuffer();
  return answer;
}
