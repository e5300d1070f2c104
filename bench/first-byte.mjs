// How much later than the model's own first token a visitor has it, and a program that calls /api/v1. `npm run bench:first-byte`. Figures
// are printed, never asserted. All of them and a call straight to the model take turns, so that what the machine does meanwhile meets all.
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
const question = 'What do you build?';
const completionBody = JSON.stringify({ model: 'fake', stream: true, messages: [{ role: 'user', content: question }] });
// With words in it: the first chunk of a completion has none.
const words = '"content":"I';

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
  const calls = {
    chat: () => ask(`${twin.address}/api/chat`, turnBody(), '"text-delta"', model),
    'v1/chat/completions': () => ask(`${twin.address}/api/v1/chat/completions`, completionBody, words, model),
    'straight from the model': () => ask(`${model.address}/chat/completions`, completionBody, words, model),
  };
  const all = Object.fromEntries(Object.keys(calls).map((name) => [name, []]));
  for (let i = 0; i < warmup + turns; i++) {
    for (const [name, call] of Object.entries(calls)) {
      const one = await call();
      if (i >= warmup) all[name].push(one);
    }
  }
  console.log(
    `\nThe model's first token comes ${thinking} ms after it was asked (${turns} calls each, ms: median, p95):`,
  );
  tell("from the model's first token to the visitor's", 'afterToken', all);
  tell("from the request to the visitor's first token", 'toToken', all);
  tell('from the request to the first byte, for which chat waits for no model', 'toByte', all);
}

async function ask(url, body, wanted, model) {
  const started = performance.now();
  const { firstByte, found } = await bytesOf(url, body, wanted);
  return { afterToken: found - model.lastToken(), toToken: found - started, toByte: firstByte - started };
}

function turnBody() {
  const session = randomBytes(16).toString('hex');
  return JSON.stringify({ message: question, session_id: session, stream: true });
}

function tell(what, member, all) {
  const rows = Object.entries(all).map(([name, each]) => [name, each.map((one) => one[member])]);
  const straight = quantile(rows.at(-1)[1], 0.5);
  console.log(`  ${what}`);
  for (const [name, values] of rows) {
    const [median, p95] = [0.5, 0.95].map((part) => quantile(values, part));
    const added = values === rows.at(-1)[1] ? '' : `  added ${(median - straight).toFixed(2)}`;
    console.log(`    ${name.padEnd(24)}${median.toFixed(2).padStart(8)}${p95.toFixed(2).padStart(8)}${added}`);
  }
}
