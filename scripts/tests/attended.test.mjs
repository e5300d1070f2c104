import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { inRoot } from '../lib/root.mjs';

const attend = inRoot('scripts', 'tests', 'fakes', 'attend.mjs');
const command = [process.execPath, attend];
const limit = { timeout: 60_000 };

/** Starts what attends to counting.mjs: `said` grows with what both say, `ended` resolves when neither runs. */
function start(t, [program, ...args]) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const running = { child, said: '', ended: new Promise((resolve) => child.once('close', resolve)) };
  child.stdout.on('data', (chunk) => (running.said += chunk));
  t.after(() => {
    for (const [, pid] of running.said.matchAll(/(?:attending|counting) in (\d+)/g)) kill(Number(pid));
    child.kill('SIGKILL');
  });
  return running;
}

/** What the expression captures in what was said, as soon as it was. */
const heard = (running, expression) =>
  new Promise((resolve, reject) => {
    const look = () => expression.test(running.said) && resolve(expression.exec(running.said)[1]);
    running.child.stdout.on('data', look);
    running.ended.then(() => reject(new Error(`It ended without ${expression}:\n${running.said}`)));
    look();
  });

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended, as it should.
  }
}

// Windows knows no signals: there a console tells each process in it.
if (process.platform !== 'win32') {
  test('Without a terminal each signal is passed on', limit, async (t) => {
    const running = start(t, command);
    await heard(running, /counting in (\d+)/);
    running.child.kill('SIGINT');
    await heard(running, /(interrupt 1)\n/);
    running.child.kill('SIGTERM');
    assert.equal(await running.ended, 1, running.said);
  });

  test('A child outlives no parent of who attends to it', limit, async (t) => {
    // The shell would become what it runs, were that its last command.
    const running = start(t, ['sh', '-c', `"$@"; exit $?`, 'sh', ...command]);
    await heard(running, /counting in (\d+)/);
    running.child.kill('SIGKILL');
    await running.ended;
    assert.match(running.said, /asked to end after 0/);
  });
}

if (process.platform === 'linux') {
  test('Ctrl+C in a terminal comes to the child once, for the terminal itself has told it', limit, async (t) => {
    // util-linux's script gives what it runs a terminal, and types there what it reads.
    const running = start(t, ['script', '-qec', command.map((part) => `'${part}'`).join(' '), '/dev/null']);
    const attending = Number(await heard(running, /attending in (\d+)/));
    await heard(running, /counting in (\d+)/);
    running.child.stdin.write('\x03');
    await heard(running, /(interrupt 1)\r/);
    process.kill(attending, 'SIGTERM');
    await running.ended;
    assert.match(running.said, /asked to end after 1\r/);
  });
}
