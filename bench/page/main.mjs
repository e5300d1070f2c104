// What the page costs a visitor: bytes, Lighthouse's scores, a token's way to the screen, a long conversation's frames.
// `npm run bench:page`, or with the names of some: `npm run bench:page -- sizes paint`. Figures are printed, never asserted.
import { cpus } from 'node:os';
import { requireDotnet } from '../../scripts/lib/dotnet-version.mjs';
import { Failure } from '../../scripts/lib/failure.mjs';
import { buildHost } from '../../scripts/lib/host.mjs';
import { installPackages } from '../../scripts/lib/npm.mjs';
import { choosePackages } from '../../scripts/lib/packages.mjs';
import { buildPage, pageFolder } from '../../scripts/lib/page.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';
import { findBrowser } from '../../scripts/lib/testing/browser.mjs';
import { undoAll, undoOnSignals } from '../../scripts/proof/undo.mjs';

const wanted = process.argv.slice(2);
const program = findBrowser();
if (!program) throw new Failure('Install Chrome, Edge or Chromium, or say in CHROME_PATH where it is.');

const sdk = requireDotnet();
const mode = await choosePackages();
await step(installPackages('bench packages', inRoot('bench', 'page')));
await step(installPackages('page packages', pageFolder));
await step(buildPage());
await step(buildHost(mode, sdk));

undoOnSignals();
try {
  // Only now are the packages there that these import.
  const { openWorld } = await import('./world.mjs');
  const parts = {
    sizes: (await import('./sizes.mjs')).measureSizes,
    lighthouse: (await import('./scores.mjs')).measureScores,
    paint: (await import('./paint.mjs')).measurePaint,
    frames: (await import('./frames.mjs')).measureFrames,
  };
  const unknown = wanted.find((name) => !(name in parts));
  if (unknown) throw new Failure(`bench:page takes ${Object.keys(parts).join(', ')}, not "${unknown}".`);
  const world = await openWorld(mode, program);
  console.log(`${cpus().length} x ${cpus()[0].model}, Node ${process.version}, ${await world.browser.version()}`);
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) await measure(world);
  }
} finally {
  await undoAll();
}

async function step(outcome) {
  const { code, output } = await outcome;
  if (code !== 0) throw new Failure(output);
}
