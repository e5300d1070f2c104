import { oneStart } from '../subjects/one-start.mjs';

export const name = 'cold-start';
export const title = 'Start, cold';

const amounts = { starts: 5 };

/** From the start of the process to the first 200 of /api/health, which reads the persona and tries the memory. */
export async function measure(bench) {
  const runs = await bench.eachRun(async () => {
    const times = [];
    while (times.length < bench.sized(amounts).starts) times.push(await oneStart(bench));
    return times;
  });
  const target = { of: 'median', atMost: 500 };
  bench.record({ what: 'process start to first 200 of /api/health', subject: 'twin, files', unit: 'ms', runs, target });
}
