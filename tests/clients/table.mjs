// The table client x scenario in Markdown, of the report that a run left behind: node tests/clients/table.mjs [report.tap]
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/root.mjs';

const report = readFileSync(process.argv[2] ?? inRoot('artifacts', 'test-results', 'clients.tap'), 'utf8');
const cells = new Map();
for (const [, not, client, scenario] of report.matchAll(/^ *(not )?ok \d+ - ([^:\n]+): ([^:\n]+): .*$/gm)) {
  const row = cells.get(scenario) ?? cells.set(scenario, new Map()).get(scenario);
  row.set(client, [...(row.get(client) ?? []), !not]);
}
const clients = [...new Set([...cells.values()].flatMap((row) => [...row.keys()]))];
const verdict = (runs = []) => (runs.length === 0 ? '' : runs.every(Boolean) ? 'passes' : 'FAILS');
const line = (items) => `| ${items.join(' | ')} |`;
console.log(line(['', ...clients]));
console.log(line(['---', ...clients.map(() => '---')]));
for (const [scenario, row] of cells)
  console.log(line([scenario, ...clients.map((client) => verdict(row.get(client)))]));
