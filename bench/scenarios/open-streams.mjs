import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentMemory } from '../../scripts/proof/resident.mjs';
import { ask, newSession } from '../load/call.mjs';
import { now } from '../load/clock.mjs';
import { talk } from '../load/visitors.mjs';

export const name = 'open-streams';
export const title = '1,000 streams open at once: resident memory';

const many = { streams: 1_000, withinMs: 5_000 };
const short = { firstToken: 0, between: 0, count: 4 };
const held = { firstToken: 500, between: 500, count: 20, holds: true };

export async function measure(bench) {
  if (process.platform !== 'linux')
    return console.log('open-streams is left out: only Linux tells what a process holds.');
  const all = await bench.eachRun(async () => {
    const twin = await bench.startTwin();
    const held = await hold(bench, twin);
    await twin.stop();
    return held;
  });
  const record = (what, figureOf, target) =>
    bench.record({ what, subject: 'twin, files', unit: 'MB', runs: all.map((held) => [figureOf(held)]), target });
  record('just started', ({ fresh }) => fresh);
  record('warm and idle', ({ before }) => before);
  record('at most, with the streams open', ({ during }) => during);
  record('more than idle', ({ before, during }) => during - before, { of: 'median', atMost: 60 });
}

async function hold(bench, twin) {
  const { model } = bench;
  const resident = () => residentMemory(twin.pid)?.now ?? 0;
  const fresh = resident();
  await model.plan(short);
  await talk(twin, bench.sized({ count: 25, replyMs: 25, countedMs: 2_000 }));
  // What it holds goes up for a while when nobody asks any more.
  await sleep(bench.sized({ quiet: 8_000 }).quiet);
  const before = resident();
  await model.plan(held);
  const agent = new Agent({ keepAlive: true });
  const { streams, withinMs } = bench.sized(many);
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
  const look = setInterval(() => (during = Math.max(during, resident())), 50);
  try {
    await allOpen;
    await sleep(1_000);
    const open = now();
    await model.plan(short);
    const ended = (await Promise.all(calls)).map((call) => call.ended);
    if (Math.min(...ended) < open) throw new Error('A stream ended before it was told to: they were never all open.');
  } finally {
    clearInterval(look);
    agent.destroy();
  }
  return { fresh, before, during };
}
