// What the local host costs: start to first 200, memory after 100 turns, and a turn in a short and in a long conversation.
// `npm run bench:host`. Figures are printed, never asserted.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { requireDotnet } from '../scripts/lib/dotnet-version.mjs';
import { buildHost, spawnHost } from '../scripts/lib/host.mjs';
import { choosePackages } from '../scripts/lib/packages.mjs';
import { withoutLimits, withoutSettings } from '../scripts/lib/without-settings.mjs';

const starts = 7;
const samples = 100;
const longTurns = 5000;
const port = 7079;
const address = `http://127.0.0.1:${port}`;

const sdk = requireDotnet();
const mode = await choosePackages();
const built = await buildHost(mode, sdk);
if (built.code !== 0) throw new Error(built.output);
console.log(`${cpus().length} x ${cpus()[0].model}, Node ${process.version}, .NET SDK ${sdk}`);

const toFirst200 = [];
for (let i = 0; i < starts; i++) await withHost(async (_, ms) => toFirst200.push(ms));
print('process start to first 200 on /api/health, ms', toFirst200);

await withHost(async (pid) => {
  for (let i = 0; i < 100; i++) await turn();
  console.log(`resident memory after 100 turns: ${(residentBytes(pid) / 1024 / 1024).toFixed(0)} MB`);
});

await withHost(async () => {
  const long = 'a-long-conversation-of-many-turns';
  for (let i = 0; i < longTurns; i++) await turn(long);
  const [atTen, atTenThousand] = [[], []];
  for (let i = 0; i < samples; i++) {
    const short = `a-short-conversation-${i}`;
    for (let j = 0; j < 5; j++) await turn(short);
    atTen.push(await timed(() => turn(short)));
    atTenThousand.push(await timed(() => turn(long)));
  }
  print('a turn in a conversation of 10 messages, ms', atTen);
  print(`a turn in a conversation of ${2 * longTurns} messages, ms`, atTenThousand);
  console.log(`difference of the medians: ${((median(atTenThousand) / median(atTen) - 1) * 100).toFixed(1)} %`);
});

async function withHost(use) {
  const memory = mkdtempSync(path.join(tmpdir(), 'digital-twin-bench-'));
  const env = { ...withoutSettings(process.env), ...withoutLimits, MEMORY_DIR: memory, PORT: String(port) };
  const started = performance.now();
  const host = spawnHost(mode, [], { env, stdio: 'ignore' });
  const ended = new Promise((resolve) => host.once('close', resolve));
  try {
    while (!(await isHealthy())) await new Promise((resolve) => setTimeout(resolve, 2));
    await use(host.pid, performance.now() - started);
  } finally {
    host.kill();
    await ended;
    rmSync(memory, { recursive: true, force: true });
  }
}

async function isHealthy() {
  try {
    return (await fetch(`${address}/api/health`)).status === 200;
  } catch {
    return false;
  }
}

async function turn(session) {
  const reply = await fetch(`${address}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: 'Where did you study?', session_id: session }),
  });
  if (reply.status !== 200) throw new Error(await reply.text());
  await reply.arrayBuffer();
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function residentBytes(pid) {
  if (process.platform === 'linux') {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}

function print(name, values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(2);
  console.log(`${name}: median ${at(0.5)}, p95 ${at(0.95)}, min ${at(0)}, max ${at(1)} (n=${values.length})`);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
