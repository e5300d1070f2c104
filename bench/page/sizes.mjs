import { brotliCompressSync, gzipSync } from 'node:zlib';
import { inTab } from './world.mjs';

const limit = 35 * 1024;

/** Each script that a visit loads, as served and as the best compression would have it. */
export async function measureSizes(world) {
  console.log('\nScripts of a visit, bytes: raw, gzip -9, brotli -11');
  for (const [where, address] of [
    ['the page', world.twin.address],
    ['the widget elsewhere', world.site.origin],
  ]) {
    for (const language of ['en-GB', 'de']) tell(`${where}, ${language}`, await scriptsOf(world, address, language));
  }
}

function scriptsOf(world, address, language) {
  return inTab(
    world,
    async (page) => {
      const bodies = [];
      page.on('response', (response) => {
        if (response.request().resourceType() !== 'script') return;
        bodies.push(response.buffer().then((body) => ({ name: new URL(response.url()).pathname, body })));
      });
      await page.goto(address, { waitUntil: 'networkidle0' });
      return Promise.all(bodies);
    },
    language,
  );
}

function tell(what, scripts) {
  console.log(`  ${what}`);
  const rows = scripts.map(({ name, body }) => [name, ...sizesOf(body)]);
  const sums = [1, 2, 3].map((column) => rows.reduce((sum, row) => sum + row[column], 0));
  for (const [name, ...sizes] of [...rows, ['in all', ...sums]]) {
    console.log(`    ${name.padEnd(36)}${sizes.map((size) => String(size).padStart(9)).join('')}`);
  }
  console.log(`    ${((100 * sums[1]) / limit).toFixed(0)} % of the 35 KB that gzip may leave`);
}

const sizesOf = (body) => [body.length, gzipSync(body, { level: 9 }).length, brotliCompressSync(body).length];
