import { brotliCompressSync } from 'node:zlib';
import { inTab } from './world.mjs';

const limit = 35 * 1024;
const otherLanguages = ['ar', 'de', 'es', 'fr', 'hi', 'ja', 'zh'];

/** Each script that a visit loads: its length, and that of the brotli which the build writes beside it. */
export async function measureSizes(world) {
  console.log('\nScripts of a visit, bytes: raw, brotli -11');
  tell('the page', await scriptsOf(world, world.twin.address, 'en-GB'));
  tell('the widget elsewhere', await scriptsOf(world, world.site.origin, 'en-GB'));
  const visits = [];
  for (const language of otherLanguages) {
    visits.push({ language, scripts: await scriptsOf(world, world.twin.address, language) });
  }
  const [{ language, scripts }] = visits.sort((one, other) => sumOf(other.scripts) - sumOf(one.scripts));
  tell(`the page with its largest language, ${language}`, scripts);
}

function scriptsOf(world, address, language) {
  return inTab(
    world,
    async (page) => {
      const bodies = [];
      page.on('response', (response) => {
        if (response.request().resourceType() !== 'script') return;
        bodies.push(response.buffer().then((body) => toScript(new URL(response.url()).pathname, body)));
      });
      await page.goto(address, { waitUntil: 'networkidle0' });
      return Promise.all(bodies);
    },
    language,
  );
}

const toScript = (name, body) => ({ name, raw: body.length, brotli: brotliCompressSync(body).length });
const sumOf = (scripts) => scripts.reduce((sum, { brotli }) => sum + brotli, 0);

function tell(what, scripts) {
  console.log(`  ${what}`);
  for (const { name, raw, brotli } of scripts) {
    console.log(`    ${name.padEnd(36)}${String(raw).padStart(9)}${String(brotli).padStart(9)}`);
  }
  const sum = sumOf(scripts);
  console.log(`    ${sum} of ${limit} (${((100 * sum) / limit).toFixed(1)} %)`);
}
