/** The checks' results, laid out for reading. */
export function smokeTable(results) {
  const rows = results.map(({ name, ok, ms, text }) => [name, ok ? 'ok' : 'FAILED', String(Math.round(ms)), text]);
  const head = ['check', 'result', 'ms', ''];
  const widths = [0, 1, 2].map((column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  return [head, ...rows]
    .map(([name, result, ms, text]) =>
      [name.padEnd(widths[0]), result.padEnd(widths[1]), ms.padStart(widths[2]), text].join('  ').trimEnd(),
    )
    .join('\n');
}

/** A sentence for each that failed. */
export const advice = (results) =>
  results
    .filter(({ ok }) => !ok)
    .map(({ name, text, advice: todo }) => `x ${name}: ${text}: ${todo} (docs/operations.md#troubleshooting).`);
