// How much later than the model's own first token a visitor has it. `npm run bench:first-byte`. Figures are printed, never asserted.
// A turn and a call straight to the model take turns, so that what the machine does meanwhile meets both.
import { randomBytes } from 'node:crypto';
import { cpus } from 'node:os';
import { requireDotnet } from '../scripts/lib/dotnet-version.mjs';
import { buildHost } from '../scripts/lib/host.mjs';
import { choosePackages } from '../scripts/lib/packages.mjs';
import { quantile } from '../scripts/proof/statistics.mjs';
import { temporaryFolder } from '../scripts/proof/temporary.mjs';
import { startTwin } from '../scripts/proof/twin.mjs';
import { undoAll, undoOnSignals } from '../scripts/proof/undo.mjs';
import { bytesOf } from './lib/bytes-of.mjs';
import { startTimedModel } from './lib/timed-model.mjs';

const warmup = 50;
const turns = 200;
const directBody = JSON.stringify({ model: 'fake', stream: true, messages: [{ role: 'user', content: 'Hello' }] });

const sdk = requireDotnet();
const mode = await choosePackages();
const built = await buildHost(mode, sdk);
if (built.code !== 0) throw new Error(built.output);
console.log(`${cpus().length} x ${cpus()[0].model}, Node ${process.version}, .NET SDK ${sdk}`);

undoOnSignals();
try {
  const model = await startTimedModel();
  const budget = { DAILY_TOKEN_BUDGET: '1000000000' };
  const twin = await startTwin(mode, { ...model.settings, ...budget, MEMORY_DIR: temporaryFolder().folder });
  // A model thinks before it speaks; the second time it doesn't, and all that a turn does before the call to it shows.
  for (const thinking of [50, 0]) await measure(model, twin, thinking);
} finally {
  await undoAll();
}

async function measure(model, twin, thinking) {
  model.thinkFor(thinking);
  const [turn, direct] = [[], []];
  for (let i = 0; i < warmup + turns; i++) {
    const one = await ask(`${twin.address}/api/chat`, turnBody(), '"text-delta"', model);
    const two = await ask(`${model.address}/chat/completions`, directBody, '"content"', model);
    if (i < warmup) continue;
    turn.push(one);
    direct.push(two);
  }
  console.log(`\nThe model's first token comes ${thinking} ms after it was asked (${turns} turns, ms):`);
  tell("from the model's first token to the visitor's", 'afterToken', turn, direct);
  tell("from the request to the visitor's first token", 'toToken', turn, direct);
  const toByte = turn.map((each) => each.toByte);
  console.log(`  from the request to the first byte of the stream, which waits for no model: ${figures(toByte)}`);
}

async function ask(url, body, wanted, model) {
  const started = performance.now();
  const { firstByte, found } = await bytesOf(url, body, wanted);
  return { afterToken: found - model.lastToken(), toToken: found - started, toByte: firstByte - started };
}

function turnBody() {
  const session = randomBytes(16).toString('hex');
  return JSON.stringify({ message: 'What do you build?', session_id: session, stream: true });
}

function tell(what, member, turn, direct) {
  const [through, straight] = [turn, direct].map((all) => all.map((each) => each[member]));
  const added = quantile(through, 0.5) - quantile(straight, 0.5);
  console.log(
    `  ${what}: ${figures(through)}; straight from the model ${figures(straight)}; added ${added.toFixed(2)}`,
  );
}

function figures(values) {
  return `median ${quantile(values, 0.5).toFixed(2)}, p95 ${quantile(values, 0.95).toFixed(2)}`;
}
