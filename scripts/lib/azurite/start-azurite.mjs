import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { Failure } from '../failure.mjs';
import { inRoot } from '../root.mjs';
import { connectionString, usualPorts } from './account.mjs';
import { readOutput } from './azurite-output.mjs';
import { lockFolder, requireUnlocked } from './folder-lock.mjs';
import { orAnyFree } from './free-port.mjs';

const startLimit = 60_000;

/**
 * Starts Azurite with its data in `folder`, on `ports` where they are free. Resolves once it takes requests, to its addresses
 * `blob` and `table`, its `connectionString`, `ended` (a promise), `hasEnded()`, `last()` (what it said last) and `stop()`.
 */
export async function startAzurite(folder, ports = usualPorts) {
  mkdirSync(folder, { recursive: true });
  requireUnlocked(folder);
  const child = launch(folder, await portArguments(ports));
  const ended = new Promise((resolve) => child.once('close', resolve));
  ended.then(lockFolder(folder, child.pid));
  const { listening, last } = readOutput(child);
  const stop = () => {
    child.stdin.end();
    return ended;
  };
  try {
    const addresses = await inTime(listening, ended, last);
    const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
    return { ...addresses, connectionString: connectionString(addresses), pid: child.pid, ended, hasEnded, last, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

/** In a process group of its own: Ctrl+C is for the twin, which may still have something to store. */
function launch(folder, ports) {
  const script = inRoot('scripts', 'lib', 'azurite', 'azurite-process.mjs');
  const options = { detached: true, stdio: 'pipe', windowsHide: true };
  return spawn(process.execPath, [script, '--location', folder, ...ports], options);
}

async function portArguments(ports) {
  const free = await Promise.all(Object.entries(ports).map(async ([name, port]) => [name, await orAnyFree(port)]));
  return free.flatMap(([name, port]) => [`--${name}Port`, String(port)]);
}

async function inTime(listening, ended, last) {
  let limit;
  const late = new Promise((resolve) => {
    limit = setTimeout(resolve, startLimit, `did not start within ${startLimit / 1000} seconds`);
  });
  const first = await Promise.race([listening, ended.then(() => 'did not start'), late]);
  clearTimeout(limit);
  if (typeof first === 'string') throw new Failure(`Azurite ${first}.`, last());
  return first;
}
