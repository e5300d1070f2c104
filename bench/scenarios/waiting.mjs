import { talk } from '../load/visitors.mjs';

export const name = 'waiting';
export const title = '20 visitors on a model that thinks for 300 ms: the turn, less the time that the stream itself takes';

const plan = { firstToken: 300, between: 20, count: 20 };
const load = { count: 20, replyMs: plan.firstToken + plan.between * (plan.count - 1), countedMs: 5_000 };

export async function measure(bench) {
  await bench.model.plan(plan);
  const subjects = [bench.model, await bench.startTwin(), await bench.startTwin({ storage: 'azurite' }), await bench.startPeer()];
  const all = new Map(subjects.map((subject) => [subject, []]));
  for (let run = 0; run <= bench.runs; run++) {
    for (const subject of subjects) {
      bench.progress(`${subject.name}, run ${run} of ${bench.runs}`);
      const measured = await wait(bench.model, subject);
      if (run > 0) all.get(subject).push(measured);
    }
  }
  for (const subject of subjects) {
    const target = subject.name === 'twin, files' ? { target: { of: 'median', atMost: 305 } } : {};
    bench.record({ subject: subject.name, unit: 'ms', what: 'the turn less its stream', runs: all.get(subject), ...target });
    if (subject !== bench.model) await subject.stop();
  }
}

async function wait(model, subject) {
  await model.plan(plan);
  const calls = await talk(subject, load);
  const sent = await model.sent();
  return calls.map(({ number, began, ended }) => ended - began - (sent.get(number).at(-1) - sent.get(number)[0]));
}
