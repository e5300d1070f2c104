import { talk } from '../load/visitors.mjs';

export const name = 'throughput';
export const title = 'Short turns of 32 visitors, with a model that answers at once';

const all = { count: 32, replyMs: 25, countedMs: 4_000 };

export async function measure(bench) {
  const load = bench.sized(all);
  const [twin, peer, onAzurite] = [
    await bench.startTwin(),
    await bench.startPeer(),
    await bench.startTwin({ storage: 'azurite' }),
  ];
  const subjects = [twin, peer, onAzurite];
  await bench.warmUp(subjects);
  await bench.model.plan({ firstToken: 0, between: 0, count: 4 });
  const measured = await bench.inTurn(subjects, async (subject) => {
    const calls = await talk(subject, { ...load, stream: false });
    return { rate: (calls.length * 1000) / load.countedMs, times: calls.map(({ began, ended }) => ended - began) };
  });
  const common = { subjects, measured };
  bench.recordEach({ ...common, what: 'turns a second', unit: 'turns/s', samplesOf: ({ rate }) => [rate] });
  bench.recordEach({ ...common, what: 'one turn', unit: 'ms', samplesOf: ({ times }) => times });
  bench.record({
    what: "turns a second, times the peer's",
    subject: twin.name,
    unit: 'ratio',
    runs: measured[0].map(({ rate }, run) => [rate / measured[1][run].rate]),
    target: { of: 'median', atLeast: 2 },
  });
}
