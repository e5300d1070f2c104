import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { inRoot, root } from './root.mjs';

const timeLimit = 15 * 60_000;

/**
 * Runs a command to its end and resolves to { code, output }; never rejects. `code` is 127 when there is no such
 * command. Output goes through artifacts/logs/<name>.log and not through a pipe: the build servers that `dotnet build`
 * leaves running would hold a pipe open. With `verbose` it goes to the terminal instead and `output` is empty.
 */
export async function run(name, [command, ...args], { cwd = root, env = {}, verbose = false } = {}) {
  const log = verbose ? undefined : openLog(name);
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: verbose ? 'inherit' : ['ignore', log.handle, log.handle],
    timeout: timeLimit,
    windowsHide: true,
  });
  const { code, note } = await ending(child);
  if (log) closeSync(log.handle);
  return { code, output: [log && readFileSync(log.path, 'utf8').trimEnd(), note].filter(Boolean).join('\n') };
}

function ending(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, note: error.message }));
    child.once('exit', (code, signal) => resolve({ code: code ?? 1, note: signal ? `ended by ${signal}` : '' }));
  });
}

function openLog(name) {
  mkdirSync(inRoot('artifacts', 'logs'), { recursive: true });
  const path = inRoot('artifacts', 'logs', `${name.replace(/[^\w.]+/g, '-').toLowerCase()}.log`);
  return { path, handle: openSync(path, 'w') };
}
