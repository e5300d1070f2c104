import { bound } from '../digits.mjs';
import { groupedBy } from '../summary.mjs';
import { wrapped } from '../wrapped.mjs';
import { columns, labelLetters, lineHeight, page, rowHeight } from './layout.mjs';
import { rowOf } from './row.mjs';
import { scaleOf } from './scale.mjs';
import { line, textOf } from './svg.mjs';

const between = 8;

/** The rows of one scenario in one unit, on one scale, from `top` on: { marks, bottom }. */
export function panelOf(rows, top) {
  const scale = scaleOf(
    rows.filter((row) => row.median !== null),
    page.plot,
  );
  const groups = [];
  let y = top + 24;
  for (const same of groupedBy(rows, (row) => row.what)) {
    const label = wrapped(same[0].what, labelLetters);
    groups.push(...label.map((words, index) => textOf(columns.left, y + 14 + index * lineHeight, words)));
    groups.push(...same.map((row, index) => rowOf(row, scale, y + index * rowHeight)));
    y += Math.max(same.length * rowHeight, label.length * lineHeight + 5) + between;
  }
  const [from, to] = [top + 20, y - between + 4];
  const unit = scale.isLog ? `${rows[0].unit}, logarithmic: each line is ten times the one before` : rows[0].unit;
  const heading = textOf(columns.plot, top + 12, unit, { class: 'soft small' });
  return { marks: [heading, ...axis(scale, from, to), ...groups], bottom: to + 16 };
}

function axis(scale, from, to) {
  return scale.ticks.flatMap((tick) => {
    const x = columns.plot + scale.x(tick);
    const name = tick === 0 && !scale.isLog ? 'zero' : 'grid';
    return [line(x, from, x, to, name), textOf(x, to + 13, bound(tick), { class: 'soft small middle' })];
  });
}
