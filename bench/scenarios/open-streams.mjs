import { setTimeout as sleep } from 'node:timers/promises';
import { residentMemory } from '../../scripts/proof/resident.mjs';
import { ask, newSession } from '../load/call.mjs';
import { talk } from '../load/visitors.mjs';

export const name = 'open-streams';
export const title = '1,000 streams open at once: resident memory in MB';

const streams = 1_000;
const brief = { firstToken: 0, between: 0, count: 4 };
// Long enough for the last stream to have begun well before the first one ends.
const long = { firstToken: 1_000, between: 500, count: 30 };

export async function measure(bench) {
  const [idle, open, more] = [[], [], []];
  for (let run = 1; run <= bench.runs; run++) {
    bench.progress(`run ${run} of ${bench.runs}`);
    const twin = await bench.startTwin();
    if (!residentMemory(twin.pid)) return bench.progress('only Linux tells what a process holds in memory: left out');
    const { before, during } = await hold(bench.model, twin);
    await twin.stop();
    idle.push([before]);
    open.push([during]);
    more.push([during - before]);
  }
  const subject = 'twin, files';
  bench.record({ subject, unit: 'MB', what: 'warm and idle', runs: idle });
  bench.record({ subject, unit: 'MB', what: `with ${streams} open streams, at most`, runs: open });
  bench.record({ subject, unit: 'MB', what: 'more than idle', runs: more, target: { of: 'median', atMost: 60 } });
}

async function hold(model, twin) {
  await model.plan(brief);
  await talk(twin, { count: 20, replyMs: 20, countedMs: 2_000 });
  const before = residentMemory(twin.pid).now;
  await model.plan(long);
  let heard = true;
  const all = Promise.all(Array.from({ length: streams }, () => ask(twin, { session: newSession() }))).finally(() => (heard = false));
  let during = 0;
  while (heard) {
    during = Math.max(during, residentMemory(twin.pid).now);
    await Promise.race([all, sleep(50)]);
  }
  const calls = await all;
  const shared = Math.min(...calls.map(({ ended }) => ended)) - Math.max(...calls.map(({ arrivals }) => arrivals[0][0]));
  if (shared < 0) throw new Error('The streams were never all open at once.');
  return { before, during };
}
