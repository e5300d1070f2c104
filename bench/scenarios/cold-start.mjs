import { Failure } from '../../scripts/lib/failure.mjs';
import { spawnHost } from '../../scripts/lib/host.mjs';
import { withoutSettings } from '../../scripts/lib/without-settings.mjs';
import { temporaryFolder } from '../../scripts/proof/temporary.mjs';
import { undoLater } from '../../scripts/proof/undo.mjs';
import { timedGet } from '../load/timed-get.mjs';

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

async function oneStart({ mode, configuration }) {
  const { folder, remove } = temporaryFolder();
  const env = { ...withoutSettings(process.env), MEMORY_DIR: folder, PORT: '0' };
  const started = performance.now();
  const host = spawnHost(mode, [], { env, stdio: ['ignore', 'pipe', 'inherit'], configuration });
  const ended = new Promise((resolve) => host.once('close', resolve));
  const stop = undoLater(() => {
    host.kill();
    return ended;
  });
  try {
    await timedGet(`${await addressOf(host, ended)}/api/health`);
    return performance.now() - started;
  } finally {
    await stop();
    await remove();
  }
}

/** Where it says that it listens, as soon as it does: asking until somebody answers would take of the time that is measured. */
function addressOf(host, ended) {
  let said = '';
  return new Promise((resolve, reject) => {
    host.stdout.on('data', (chunk) => {
      said += chunk;
      const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    ended.then(() => reject(new Failure('The twin did not start.', said)));
  });
}
