import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/root.mjs';
import { temporaryFolder } from '../../scripts/proof/temporary.mjs';
import { timedGet } from '../load/timed-get.mjs';
import { pagesOf } from '../persona/pages.mjs';
import { pdfOf } from '../persona/pdf.mjs';

export const name = 'persona-load';
export const title = 'Loading a persona with a 300-page PDF';

const amounts = { pages: 300, later: 200 };

/**
 * The PDF comes into the folder of a twin that runs and has never read one: the next request reads it, with code that no other has
 * warmed up, and takes as long as the load does. Each later one looks whether the files have changed.
 */
export async function measure(bench) {
  const { pages, later } = bench.sized(amounts);
  const pdf = pdfOf(pagesOf(pages));
  const all = await bench.eachRun(() => oneTwin(bench, pdf, later));
  const record = (what, runs, target) => bench.record({ what, subject: 'twin, files', unit: 'ms', runs, target });
  const first = all.map(({ firstLoad }) => [firstLoad]);
  record('first load, in the request that met it', first);
  const again = all.map(({ laterLoads }) => laterLoads);
  record('later loads, with their request', again, { of: 'median', atMost: 1 });
}

async function oneTwin(bench, pdf, later) {
  const { folder, remove } = temporaryFolder();
  cpSync(inRoot('data'), folder, { recursive: true });
  rmSync(path.join(folder, 'linkedin.pdf'));
  const twin = await bench.startTwin({ settings: { PERSONA_DIR: folder } });
  try {
    const address = `${twin.address}/api/persona`;
    for (let at = 0; at < later; at++) await timedGet(address);
    writeFileSync(path.join(folder, 'linkedin.pdf'), pdf);
    const firstLoad = await timedGet(address);
    const laterLoads = [];
    for (let at = 0; at < later; at++) laterLoads.push(await timedGet(address));
    return { firstLoad, laterLoads };
  } finally {
    await twin.stop();
    await remove();
  }
}
