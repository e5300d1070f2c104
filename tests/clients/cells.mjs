/** The table client x scenario in Markdown, from a TAP report whose tests are named `client: scenario: what is so`. */
export function tableOfCells(report) {
  const cells = new Map();
  for (const [, not, client, scenario] of report.matchAll(/^ *(not )?ok \d+ - ([^:\n]+): ([^:\n]+): .*$/gm)) {
    const row = cells.get(scenario) ?? new Map();
    cells.set(scenario, row.set(client, [...(row.get(client) ?? []), !not]));
  }
  const clients = [...new Set([...cells.values()].flatMap((row) => [...row.keys()]))];
  const rows = [...cells].map(([scenario, row]) => [scenario, ...clients.map((client) => verdict(row.get(client)))]);
  return [['', ...clients], ['---', ...clients.map(() => '---')], ...rows].map(line).join('\n');
}

function verdict(tests = []) {
  if (tests.length === 0) return '';
  if (!tests.every(Boolean)) return 'FAILS';
  return tests.length === 1 ? 'passes' : `passes (${tests.length} tests)`;
}

const line = (items) => `| ${items.join(' | ')} |`;
