import { Failure } from '../../scripts/lib/failure.mjs';
import { spawnHost } from '../../scripts/lib/host.mjs';
import { withoutSettings } from '../../scripts/lib/without-settings.mjs';
import { temporaryFolder } from '../../scripts/proof/temporary.mjs';
import { undoLater } from '../../scripts/proof/undo.mjs';
import { timedGet } from '../load/timed-get.mjs';

/** Starts a twin on files with an empty memory and ends it. Resolves to the milliseconds until the first 200 of /api/health. */
export async function oneStart({ mode, configuration }, settings = {}) {
  const { folder, remove } = temporaryFolder();
  const env = { ...withoutSettings(process.env), ...settings, MEMORY_DIR: folder, PORT: '0' };
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
