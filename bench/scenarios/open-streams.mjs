import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentMemory } from '../../scripts/proof/resident.mjs';
import { ask, newSession } from '../load/call.mjs';
import { talk } from '../load/visitors.mjs';

export const name = 'open-streams';
export const title = '1,000 streams open at once: resident memory';

const many = { streams: 1_000, withinMs: 5_000 };
const short = { firstToken: 0, between: 0, count: 4 };
const held = { firstToken: 500, between: 100, count: 20, holds: true };

export async function measure(bench) {
  const all = await bench.eachRun(async () => {
    const twin = await bench.startTwin();
    const held = residentMemory(twin.pid) && (await hold(bench, twin));
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

async function hold({ model, sized }, twin) {
  await model.plan(short);
  await talk(twin, sized({ count: 25, replyMs: 25, countedMs: 2_000 }));
  const before = residentMemory(twin.pid).now;
  await model.plan(held);
  const agent = new Agent({ keepAlive: true });
  const { streams, withinMs } = sized(many);
  const calls = [];
  const listen = async (_, place) => {
    await sleep((place / streams) * withinMs);
    await new Promise((heard, reject) => {
      const call = ask(twin, { agent, session: newSession(), heard });
      calls.push(call);
      call.catch(reject);
    });
  };
  const allOpen = Promise.all(Array.from({ length: streams }, listen));
  let during = 0;
  const look = setInterval(() => (during = Math.max(during, residentMemory(twin.pid).now)), 50);
  await allOpen;
  await sleep(1_000);
  clearInterval(look);
  await model.plan(short);
  await Promise.all(calls);
  agent.destroy();
  return { before, during };
}
