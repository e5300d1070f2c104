import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { runToEnd } from '../../lib/azure/run-to-end.mjs';
import { startOf } from '../../lib/tool.mjs';
import { newFolder } from '../fakes/new-folder.mjs';

const isWindows = process.platform === 'win32';

/** A script that waits for a program which calls the server of the test and then never ends. Resolves to { start, server }. */
async function lasting(t) {
  const folder = newFolder(t);
  const server = createServer().listen(0, '127.0.0.1');
  // The program ends with its call.
  const calls = [];
  server.on('connection', (call) => calls.push(call));
  t.after(() => {
    server.close();
    for (const call of calls) call.destroy();
  });
  await once(server, 'listening');
  const program = path.join(folder, 'lasting.mjs');
  writeFileSync(program, `import { connect } from 'node:net'; connect(${server.address().port}, '127.0.0.1');`);
  const script = path.join(folder, isWindows ? 'az.cmd' : 'az');
  const line = `"${process.execPath}" "${program}"`;
  writeFileSync(script, isWindows ? `@${line}\r\n` : `#!/bin/sh\n${line}\nexit $?\n`, { mode: 0o755 });
  return { start: startOf(script, []), server };
}

/** Its end may come as an error. */
const reset = (socket) => socket.on('error', () => {});

test('What gives no answer is ended with all that it started', async (t) => {
  const { start, server } = await lasting(t);
  const limit = new AbortController();
  const ending = runToEnd(start, { env: process.env, signal: limit.signal });
  const [call] = await once(server, 'connection');
  const closed = once(reset(call).resume(), 'close');
  limit.abort();
  await closed;
  assert.deepEqual(await ending, { code: 1, output: '', errors: 'it gave no answer and was ended' });
});

const skip = isWindows && 'a signal can not be caught there';

test('Nothing is left to run when a signal ends whoever asked for it', { skip }, async (t) => {
  const { start, server } = await lasting(t);
  const us = spawn(process.execPath, ['--input-type=module', '-e', asking, JSON.stringify(start)]);
  t.after(() => us.kill('SIGKILL'));
  const [call] = await once(server, 'connection');
  const over = [once(us, 'exit'), once(reset(call).resume(), 'close')];
  us.kill('SIGTERM');
  assert.deepEqual((await Promise.all(over))[0], [null, 'SIGTERM']);
});

const asking = `import { runToEnd } from '${new URL('../../lib/azure/run-to-end.mjs', import.meta.url)}';
await runToEnd(JSON.parse(process.argv[1]), { env: process.env, signal: new AbortController().signal });`;
