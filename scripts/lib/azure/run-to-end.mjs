import { spawn } from 'node:child_process';
import { endedWithUs } from './with-us.mjs';

const isWindows = process.platform === 'win32';

/**
 * Runs what `startOf` returned until it ends, or `signal` aborts: { code, output, errors }. What it started itself, as az starts
 * Python from a script, is ended with it and is never waited for.
 */
export function runToEnd({ command, args, options }, { env, signal, cwd }) {
  return new Promise((resolve) => {
    const stdio = ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { ...options, cwd, env, stdio, detached: !isWindows, windowsHide: true });
    const texts = { output: '', errors: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => (texts.output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (texts.errors += text));
    const release = endedWithUs(() => endTree(child));
    const over = (ending) => {
      release();
      signal.removeEventListener('abort', giveUp);
      resolve({ ...texts, ...ending });
    };
    const giveUp = () => {
      endTree(child);
      child.stdout.destroy();
      child.stderr.destroy();
      over({ code: 1, errors: 'it gave no answer and was ended' });
    };
    child.once('error', (error) => over({ code: 1, errors: error.message }));
    child.once('close', (code, by) => over({ code: code ?? 1, ...(by && { errors: `it was ended (${by})` }) }));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}

/** All of the child's group; on Windows all that has it for an ancestor. */
function endTree({ pid }) {
  if (pid === undefined) return;
  if (isWindows) spawn('taskkill', ['/pid', `${pid}`, '/t', '/f'], { stdio: 'ignore' }).once('error', () => {});
  else tryKill(-pid);
}

function tryKill(group) {
  try {
    process.kill(group, 'SIGKILL');
  } catch (fault) {
    if (fault.code !== 'ESRCH') throw fault;
  }
}
