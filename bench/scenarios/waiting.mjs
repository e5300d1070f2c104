import { talk } from '../load/visitors.mjs';

export const name = 'waiting';
export const title = '20 visitors on a model that thinks for 300 ms';

const plan = { firstToken: 300, between: 20, count: 20 };
const load = { count: 20, countedMs: 5_000, replyMs: plan.firstToken + plan.between * (plan.count - 1) };

export async function measure(bench) {
  const twin = await bench.startTwin();
  const subjects = [bench.model, twin, await bench.startTwin({ storage: 'azurite' }), await bench.startPeer()];
  await bench.warmUp(subjects.slice(1));
  bench.recordEach({
    what: 'the turn, less the length of its stream',
    unit: 'ms',
    subjects,
    measured: await bench.inTurn(subjects, (subject) => wait(bench, subject)),
    samplesOf: (times) => times,
    target: { of: 'median', atMost: 305 },
    aims: twin,
  });
}

async function wait(bench, subject) {
  await bench.model.plan(bench.sized(plan));
  const calls = await talk(subject, bench.sized(load));
  const sent = await bench.model.sent();
  return calls.map(({ number, began, ended }) => ended - began - (sent.get(number).at(-1) - sent.get(number)[0]));
}
