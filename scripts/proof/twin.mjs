import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../lib/failure.mjs';
import { spawnHost } from '../lib/host.mjs';
import { withoutLimits, withoutSettings } from '../lib/without-settings.mjs';
import { undoLater } from './undo.mjs';

const startLimit = 60_000;

/**
 * Starts a twin as a process of its own on a free port. Resolves once it is healthy, to its `address`, its `pid`, what it
 * `said()` so far, `stop()` and `kill()`, which gives it no chance to finish anything. `configuration` is that of the build.
 */
export async function startTwin(mode, settings, configuration) {
  // A turn that a kill cut off is taken over by the next process once its time is up.
  const clean = { ...withoutSettings(process.env), ...withoutLimits };
  const env = { ...clean, RETENTION_DAYS: '0', TURN_TIMEOUT: '2', ...settings, PORT: '0' };
  const child = spawnHost(mode, [], { env, stdio: ['ignore', 'pipe', 'pipe'], configuration });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const end = (signal) => {
    child.kill(signal);
    return ended;
  };
  const stop = undoLater(() => end('SIGTERM'));
  const address = await addressIn(() => output, child);
  return { address, pid: child.pid, said: () => output, stop, kill: () => end('SIGKILL').then(stop) };
}

async function addressIn(output, child) {
  const until = performance.now() + startLimit;
  while (performance.now() < until && child.exitCode === null) {
    const address = /http:\/\/localhost:[1-9]\d*/.exec(output())?.[0].replace('localhost', '127.0.0.1');
    if (address && (await isHealthy(address))) return address;
    await sleep(5);
  }
  throw new Failure('A twin did not start and become healthy.', output());
}

export async function isHealthy(address) {
  try {
    const reply = await fetch(`${address}/api/health`);
    const { status } = await reply.json();
    return reply.status === 200 && status === 'healthy';
  } catch {
    return false;
  }
}
