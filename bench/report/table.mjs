import { bound, digits } from './digits.mjs';
import { groupedBy } from './summary.mjs';
import { targetInWords } from './target.mjs';
import { wrapped } from './wrapped.mjs';

const widest = 120;
const gap = '  ';
const head = ['', 'subject', 'n', 'median', 'p95', 'p99', 'unit', 'target'];
const numbers = new Set([2, 3, 4, 5]);

/** The measurements of a summary for reading in a terminal: a block a scenario, at most 120 columns wide. */
export function tableOf({ measurements }) {
  if (measurements.length === 0) return 'Nothing was measured.';
  const blocks = groupedBy(measurements, (row) => row.scenario).map((rows) => ({
    title: rows[0].title,
    cells: withoutRepeats(rows.map(cellsOf)),
  }));
  const widths = widthsOf([head, ...blocks.flatMap(({ cells }) => cells)]);
  return blocks
    .map(({ title, cells }) =>
      [...wrapped(title, widest), ...[head, ...cells].flatMap((row) => linesOf(row, widths))].join('\n'),
    )
    .join('\n\n');
}

function cellsOf(row) {
  const figures = [row.median, row.p95, row.p99].map(digits);
  return [row.what, row.subject, String(row.n), ...figures, row.unit, targetInWords(row, bound)];
}

/** What is measured is said once for all subjects that it was measured of. */
const withoutRepeats = (rows) =>
  rows.map((row, index) => (index > 0 && rows[index - 1][0] === row[0] ? ['', ...row.slice(1)] : row));

/** As wide as the widest cell, but for the first column, which gets what is left of the line and is wrapped. */
function widthsOf(rows) {
  const [first, ...others] = head.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const taken = others.reduce((total, width) => total + width + gap.length, gap.length);
  return [Math.max(10, Math.min(first, widest - taken)), ...others];
}

function linesOf([what, ...cells], [first, ...widths]) {
  const [line, ...more] = wrapped(what, first);
  const padded = cells.map((cell, index) =>
    numbers.has(index + 1) ? cell.padStart(widths[index]) : cell.padEnd(widths[index]),
  );
  return [[line.padEnd(first), ...padded], ...more.map((rest) => [rest])].map((parts) =>
    (gap + parts.join(gap)).trimEnd(),
  );
}
