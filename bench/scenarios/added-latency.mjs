import { median } from '../../scripts/proof/statistics.mjs';
import { delaysOf } from '../load/delays.mjs';
import { talk } from '../load/visitors.mjs';

export const name = 'added-latency';
export const title = 'What is added to the model: to its first token, and to each token on its way';

// The more listen, the slower the model speaks, so that all of it is not more than a small machine can carry. What 500 ask is twice what
// Azurite, which is one process, has time for: visitors would be told that the memory can't be reached.
const loads = [
  { count: 1, plan: { firstToken: 100, between: 10, count: 20 }, countedMs: 6_000, addedAtMost: 3 },
  { count: 50, plan: { firstToken: 300, between: 25, count: 40 }, countedMs: 4_000, delayAtMost: 5 },
  { count: 500, plan: { firstToken: 500, between: 50, count: 40 }, countedMs: 4_000, addedAtMost: 10, filesOnly: true },
];

export async function measure(bench) {
  const twin = await bench.startTwin();
  const onAzurite = await bench.startTwin({ storage: 'azurite' });
  const all = [bench.model, twin, onAzurite, await bench.startPeer()];
  await bench.warmUp(all.slice(1));
  for (const load of loads) {
    const subjects = load.filesOnly ? all.filter((subject) => subject !== onAzurite) : all;
    const measured = await bench.inTurn(subjects, (subject) => listen(bench, subject, load));
    const streams = load.count === 1 ? '1 stream' : `${load.count} streams`;
    const direct = measured[0].map(({ first }) => median(first));
    const common = { unit: 'ms', subjects, measured, aims: twin };
    bench.recordEach({
      ...common,
      what: `added to the first token, ${streams}`,
      samplesOf: ({ first }, run) => first.map((ms) => ms - direct[run]),
      target: atMost('median', load.addedAtMost),
    });
    bench.recordEach({
      ...common,
      what: `a token on its way, ${streams}`,
      samplesOf: ({ delays }) => delays,
      target: atMost('p99', load.delayAtMost),
    });
  }
}

async function listen(bench, subject, load) {
  const { model } = bench;
  const { firstToken, between, count } = await model.plan(bench.sized(load.plan));
  const replyMs = firstToken + between * (count - 1);
  const calls = await talk(subject, { ...bench.sized({ count: load.count, countedMs: load.countedMs }), replyMs });
  const sent = await model.sent();
  return {
    first: calls.map(({ began, arrivals }) => arrivals[0][0] - began),
    delays: calls.flatMap(({ number, arrivals }) => delaysOf(arrivals, sent.get(number))),
  };
}

const atMost = (of, bound) => (bound === undefined ? undefined : { of, atMost: bound });
