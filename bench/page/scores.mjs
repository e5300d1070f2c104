import lighthouse, { desktopConfig } from 'lighthouse';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const runs = 3;

/** Lighthouse's scores, the median of a few runs, and what cost points in the last. */
export async function measureScores({ browser, twin }) {
  console.log(`\nLighthouse, median of ${runs} runs (lowest)`);
  for (const [form, config] of [
    ['desktop', desktopConfig],
    ['mobile', undefined],
  ]) {
    const results = [];
    for (let run = 0; run < runs; run++) results.push(await audit(browser, twin.address, config));
    const told = categories.map((name) => `${name} ${scores(results, name)}`);
    console.log(`  ${form.padEnd(9)}${told.join(', ')}`);
    for (const line of shortcomings(results.at(-1))) console.log(`    ${line}`);
  }
}

async function audit(browser, address, config) {
  const port = Number(new URL(browser.wsEndpoint()).port);
  const flags = { port, output: 'json', logLevel: 'silent', onlyCategories: categories };
  const { lhr } = await lighthouse(address, flags, config);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  return lhr;
}

function scores(results, name) {
  const sorted = results.map(({ categories }) => Math.round(categories[name].score * 100)).sort((a, b) => a - b);
  return `${sorted[Math.floor(sorted.length / 2)]} (${sorted[0]})`;
}

function shortcomings(result) {
  const weighed = categories.flatMap((name) => result.categories[name].auditRefs.filter(({ weight }) => weight > 0));
  return weighed
    .map(({ id }) => result.audits[id])
    .filter(({ score }) => score !== null && score < 0.98)
    .map(({ id, score, displayValue = '' }) => `${id} ${Math.round(score * 100)} ${displayValue}`);
}
