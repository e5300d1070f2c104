import { constants } from 'node:os';

const parent = process.ppid;

/** Passes on to a child what asks us to end, and ends it when the promise `until` resolves. Resolves to its exit code. */
export function attended(child, until) {
  until?.then(() => child.kill());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => isTold(signal) || child.kill(signal));
  // npm hands a signal to the shell between it and us, which dies of it and tells nobody.
  setInterval(() => process.ppid === parent || child.kill(), 500).unref();
  return ending(child);
}

/**
 * Whether the child has had the signal too. A terminal gives Ctrl+C to all that runs in it, and azd takes a second one for haste. A
 * Windows console does so with each, and kill() would end the child there without its goodbye.
 */
const isTold = (signal) => process.platform === 'win32' || (signal === 'SIGINT' && process.stdin.isTTY);

/** Resolves to the exit code. */
export function ending(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}
