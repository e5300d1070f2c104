import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/root.mjs';
import { temporaryFolder } from '../../scripts/proof/temporary.mjs';
import { timedGet } from '../load/timed-get.mjs';
import { pagesOf } from '../persona/pages.mjs';
import { pdfOf } from '../persona/pdf.mjs';

export const name = 'persona-load';
export const title = 'Loading a persona with a 300-page PDF';

const pages = 300;
const later = 200;
const scenario = name;
const subject = 'twin, files';

/**
 * The PDF comes into the folder of a twin that runs and has never read one: the next request reads it, with code that no other has
 * warmed up, and takes as long as the load does. Each later one looks whether the files have changed.
 */
export async function measure(bench) {
  const pdf = pdfOf(pagesOf(pages));
  const [first, again] = [[], []];
  for (let run = 0; run < bench.runs; run++) {
    bench.progress(`${title}: run ${run + 1} of ${bench.runs}`);
    const { firstLoad, laterLoads } = await oneTwin(bench, pdf);
    first.push([firstLoad]);
    again.push(laterLoads);
  }
  bench.record({ scenario, what: 'first load, in the request that met it', subject, unit: 'ms', runs: first });
  const target = { of: 'median', atMost: 1 };
  bench.record({ scenario, what: 'later loads, with their request', subject, unit: 'ms', runs: again, target });
}

async function oneTwin(bench, pdf) {
  const { folder, remove } = temporaryFolder();
  cpSync(inRoot('data'), folder, { recursive: true });
  rmSync(path.join(folder, 'linkedin.pdf'));
  const twin = await bench.startTwin({ PERSONA_DIR: folder }, { storage: 'files' });
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
