import { median } from '../../scripts/proof/statistics.mjs';
import { delaysOf } from '../load/delays.mjs';
import { talk } from '../load/visitors.mjs';

export const name = 'added-latency';
export const title = 'What a twin adds to the model: ms to the first token, and to each token on its way';

// The more listen, the slower the model speaks, so that all of it is not more than a small machine can carry.
const loads = [
  { count: 1, plan: { firstToken: 100, between: 10, count: 20 }, countedMs: 6_000, addedAtMost: 3 },
  { count: 50, plan: { firstToken: 300, between: 25, count: 40 }, countedMs: 4_000, delayAtMost: 5 },
  { count: 500, plan: { firstToken: 500, between: 50, count: 40 }, countedMs: 4_000, addedAtMost: 10 },
];

/** Each run asks the model itself and then all who stand between it and a visitor, so that what the machine does meets all. */
export async function measure(bench) {
  const subjects = [bench.model, await bench.startTwin(), await bench.startTwin({ storage: 'azurite' }), await bench.startPeer()];
  for (const load of loads) {
    const all = new Map(subjects.map((subject) => [subject, []]));
    for (let run = 0; run <= bench.runs; run++) {
      for (const subject of subjects) {
        bench.progress(`${load.count} streams, ${subject.name}, run ${run} of ${bench.runs}`);
        const measured = await listen(bench.model, subject, load);
        // The first is to warm up.
        if (run > 0) all.get(subject).push(measured);
      }
    }
    record(bench, load, subjects, all);
  }
  for (const subject of subjects.slice(1)) await subject.stop();
}

async function listen(model, subject, { count, plan, countedMs }) {
  await model.plan(plan);
  const replyMs = plan.firstToken + plan.between * (plan.count - 1);
  const calls = await talk(subject, { count, replyMs, countedMs });
  const sent = await model.sent();
  return {
    first: calls.map(({ began, arrivals }) => arrivals[0][0] - began),
    delays: calls.flatMap(({ number, arrivals }) => delaysOf(arrivals, sent.get(number))),
  };
}

function record(bench, load, subjects, all) {
  const streams = load.count === 1 ? '1 stream' : `${load.count} streams`;
  const direct = all.get(subjects[0]).map(({ first }) => median(first));
  for (const [i, subject] of subjects.entries()) {
    const runs = all.get(subject);
    const added = runs.map(({ first }, run) => first.map((ms) => ms - direct[run]));
    const aimed = (most, of) => (i > 0 && most && subject.name === 'twin, files' ? { target: { of, atMost: most } } : {});
    const measurement = (what, values, target) => ({ subject: subject.name, unit: 'ms', what, runs: values, ...target });
    bench.record(measurement(`added to the first token, ${streams}`, added, aimed(load.addedAtMost, 'median')));
    const delays = runs.map((run) => run.delays);
    bench.record(measurement(`a token on its way, ${streams}`, delays, aimed(load.delayAtMost, 'p99')));
  }
}
