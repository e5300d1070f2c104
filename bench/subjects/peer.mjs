import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { announced, installing } from '../../scripts/lib/announced.mjs';
import { Failure } from '../../scripts/lib/failure.mjs';
import { installPackages } from '../../scripts/lib/npm.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';
import { withoutSettings } from '../../scripts/lib/without-settings.mjs';
import { temporaryFolder } from '../../scripts/proof/temporary.mjs';
import { undoLater } from '../../scripts/proof/undo.mjs';

const startLimit = 30_000;
const folder = inRoot('bench', 'peer');

/** npm ci for it, once. */
export const installPeer = () =>
  announced("Peer's packages", () => installPackages('peer packages', folder), installing);

/** Starts the peer as a process of its own on a free port, on an empty memory and the given model. Resolves once it answers. */
export async function startPeer(model) {
  const memory = temporaryFolder();
  const settings = { ...model.settings, MEMORY_DIR: memory.folder, PERSONA_DIR: inRoot('data'), PORT: '0' };
  const env = { ...withoutSettings(process.env), NODE_ENV: 'production', ...settings };
  const child = spawn(process.execPath, ['server.mjs'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = undoLater(async () => {
    child.kill();
    await ended;
    await memory.remove();
  });
  const address = await addressIn(() => output, child);
  return {
    name: 'peer',
    address,
    pid: child.pid,
    memoryFolder: memory.folder,
    stop,
    request: ({ message, session, stream }) => ({ path: '/api/chat', body: { message, session_id: session, stream } }),
    textOf: (event) => (event.type === 'text-delta' ? event.delta : undefined),
  };
}

async function addressIn(output, child) {
  const until = performance.now() + startLimit;
  while (performance.now() < until && child.exitCode === null) {
    const address = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(output())?.[0];
    if (address && (await isHealthy(address))) return address;
    await sleep(5);
  }
  throw new Failure('The peer did not start: npm ci --prefix bench/peer installs what it needs.', output());
}

const isHealthy = (address) =>
  fetch(`${address}/api/health`).then(
    ({ status }) => status === 200,
    () => false,
  );
