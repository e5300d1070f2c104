import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentMemory } from '../../scripts/proof/resident.mjs';
import { ask, newSession } from '../load/call.mjs';
import { talk } from '../load/visitors.mjs';

export const name = 'open-streams';
export const title = '1,000 streams open at once: resident memory';

const streams = 1_000;
const brief = { firstToken: 0, between: 0, count: 4 };
// Long enough for the last stream to have begun well before the first one ends.
const long = { firstToken: 1_000, between: 500, count: 30 };

export async function measure(bench) {
  const all = await bench.eachRun(async () => {
    const twin = await bench.startTwin();
    const held = residentMemory(twin.pid) && (await hold(bench.model, twin));
    await twin.stop();
    return held;
  });
  if (!all[0]) return bench.say('only Linux tells what a process holds in memory');
  const record = (what, figureOf, target) =>
    bench.record({ what, subject: 'twin, files', unit: 'MB', runs: all.map((held) => [figureOf(held)]), target });
  record('warm and idle', ({ before }) => before);
  record('at most, with the streams open', ({ during }) => during);
  record('more than idle', ({ before, during }) => during - before, { of: 'median', atMost: 60 });
}

async function hold(model, twin) {
  await model.plan(brief);
  await talk(twin, { count: 20, replyMs: 20, countedMs: 2_000 });
  const before = residentMemory(twin.pid).now;
  await model.plan(long);
  const agent = new Agent({ keepAlive: true });
  let heard = true;
  const call = () => ask(twin, { agent, session: newSession() });
  const all = Promise.all(Array.from({ length: streams }, call)).finally(() => (heard = false));
  let during = 0;
  while (heard) {
    during = Math.max(during, residentMemory(twin.pid).now);
    await Promise.race([all, sleep(50)]);
  }
  const calls = await all;
  agent.destroy();
  const shared =
    Math.min(...calls.map(({ ended }) => ended)) - Math.max(...calls.map(({ arrivals }) => arrivals[0][0]));
  if (shared < 0) throw new Error('The streams were never all open at once.');
  return { before, during };
}
