import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { inRoot } from '../../../lib/root.mjs';

/** Runs a hook as azd does, in a process of its own and from whichever folder. Resolves to { code, said }: what it told, on whichever stream. */
export function runHook(name, environment) {
  return heard(startHook(name, environment));
}

export const startHook = (name, environment) =>
  spawn(process.execPath, [inRoot('scripts', 'hooks', `${name}.mjs`)], {
    cwd: tmpdir(),
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 180_000,
  });

/** Resolves to { code, said, by } when it has ended; `by` is the signal that did it, if one did. */
export function heard(child) {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, by) => resolve({ code, said, by }));
  });
}
