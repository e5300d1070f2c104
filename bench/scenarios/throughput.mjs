import { talk } from '../load/visitors.mjs';

export const name = 'throughput';
export const title = 'Short turns with a model that answers at once, 32 visitors: turns a second';

const load = { count: 32, replyMs: 20, countedMs: 4_000, stream: false };

export async function measure(bench) {
  await bench.model.plan({ firstToken: 0, between: 0, count: 4 });
  const subjects = [await bench.startTwin(), await bench.startPeer(), await bench.startTwin({ storage: 'azurite' })];
  const rates = new Map(subjects.map((subject) => [subject, []]));
  const times = new Map(subjects.map((subject) => [subject, []]));
  for (let run = 0; run <= bench.runs; run++) {
    for (const subject of subjects) {
      bench.progress(`${subject.name}, run ${run} of ${bench.runs}`);
      const calls = await talk(subject, load);
      if (run === 0) continue;
      rates.get(subject).push([(calls.length * 1000) / load.countedMs]);
      times.get(subject).push(calls.map(({ began, ended }) => ended - began));
    }
  }
  const [twin, peer] = subjects;
  for (const subject of subjects) {
    bench.record({ subject: subject.name, unit: 'turns/s', what: 'turns a second', runs: rates.get(subject) });
    bench.record({ subject: subject.name, unit: 'ms', what: 'one turn among 32', runs: times.get(subject) });
  }
  const ratios = rates.get(twin).map(([rate], run) => [rate / rates.get(peer)[run][0]]);
  const target = { of: 'median', atLeast: 2 };
  bench.record({ subject: twin.name, unit: 'ratio', what: "turns a second, times the peer's", runs: ratios, target });
  for (const subject of subjects) await subject.stop();
}
