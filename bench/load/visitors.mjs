import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, newSession } from './call.mjs';
import { now } from './clock.mjs';

const turnsOfConversation = 10;

/**
 * `count` visitors who each ask on as soon as they have their answer, in conversations of ten turns. They come one by one, spread
 * over the length of a reply (`replyMs`), so that each token of one falls between those of others, as among strangers. Resolves to
 * the calls that began in the `countedMs` after the last of them has come; until those have ended, all ask on.
 */
export async function talk(subject, { count, replyMs, countedMs, stream = true }) {
  const began = now();
  const from = began + replyMs;
  const until = from + countedMs;
  const counted = [];
  // Connections of an earlier time may be closed just as they are used again.
  const agent = new Agent({ keepAlive: true });
  let pending = 0;
  const goesOn = () => now() < until || pending > 0;
  const turn = async (session) => {
    const counts = now() >= from && now() < until;
    if (counts) pending++;
    const call = await ask(subject, { agent, session, stream });
    if (!counts) return;
    pending--;
    counted.push(call);
  };
  const visitor = async (place) => {
    await sleep((place / count) * replyMs);
    while (goesOn()) {
      const session = newSession();
      for (let turns = 0; turns < turnsOfConversation && goesOn(); turns++) await turn(session);
    }
  };
  await Promise.all(Array.from({ length: count }, (_, place) => visitor(place)));
  agent.destroy();
  return counted;
}
