/** Lays out the steps' results for reading, their counts right-aligned; a step that counts for nothing shows a dash. */
export function tableOf(results) {
  const rows = results.map(({ name, passed, failed, seconds, note }) => {
    const counts = passed + failed === 0 ? ['-', '-'] : [String(passed), String(failed)];
    return [name, ...counts, seconds.toFixed(1), note ?? ''];
  });
  const head = ['step', 'passed', 'failed', 'seconds', ''];
  const width = Math.max(...[head, ...rows].map(([name]) => name.length));
  return [head, ...rows]
    .map(([name, ...cells]) => [
      name.padEnd(width),
      ...cells.slice(0, 3).map((cell) => cell.padStart(8)),
      `  ${cells[3]}`,
    ])
    .map((cells) => cells.join('').trimEnd())
    .join('\n');
}

/** The last line of npm test. */
export function summaryOf(results) {
  const sum = (part) => results.reduce((total, result) => total + result[part], 0);
  return { line: `${sum('passed')} passed, ${sum('failed')} failed`, failed: sum('failed') };
}
