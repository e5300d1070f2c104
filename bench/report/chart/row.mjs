import { bound, digits } from '../digits.mjs';
import { boundOf, targetInWords } from '../target.mjs';
import { columns, rowHeight } from './layout.mjs';
import { kindOf } from './subjects.mjs';
import { element, line, textOf, titleOf } from './svg.mjs';

const thick = 12;

/** One subject's figures: the median as a bar or a dot, a whisker to p99, the target as a dashed line, all of them in words. */
export function rowOf(row, scale, top) {
  const middle = top + rowHeight / 2;
  const at = (value) => columns.plot + scale.x(value);
  const parts = [
    titleOf(inWords(row)),
    textOf(columns.subject, middle + 4, row.subject, { class: 'soft small right' }),
  ];
  if (row.median === null) {
    return group([
      ...parts,
      textOf(columns.plot + 8, middle + 4, 'no figure', { class: 'soft' }),
      verdict(row, middle),
    ]);
  }
  const whisker = whiskerOf(row, scale, at, middle);
  const ends = [at(row.median), whisker.end, scale.isLog ? at(row.median) + thick / 2 : at(0)];
  if (row.target) ends.push(at(boundOf(row.target)));
  const mark = markOf(row, scale, at, middle);
  // A dot lies on its line, but a line on its bar.
  const marks = scale.isLog ? [...whisker.marks, mark] : [mark, ...whisker.marks];
  marks.push(target(row, at, top));
  return group([...parts, ...marks, number(row, Math.max(...ends) + 8, middle), verdict(row, middle)]);
}

/** A row as a sentence, for those who do not see it. */
export function inWords(row) {
  const aim = row.target ? ` (${targetInWords(row, bound)})` : '';
  const { what, subject, median, p99, unit } = row;
  const figures = median === null ? 'no figure' : `median ${digits(median)} ${unit}, p99 ${digits(p99)} ${unit}`;
  return `${what}, ${subject}: ${figures}${aim}.`;
}

const group = (parts) => element('g', {}, ...parts.filter(Boolean));

// A bar's length is its value; on a logarithmic scale it would not be.
function markOf(row, scale, at, middle) {
  const kind = kindOf(row.subject);
  if (scale.isLog) return element('circle', { cx: at(row.median), cy: middle, r: thick / 2, class: kind });
  const [from, to] = [at(Math.min(0, row.median)), at(Math.max(0, row.median))];
  const width = Math.max(1, to - from);
  return element('rect', { x: from, y: middle - thick / 2, width, height: thick, class: kind });
}

function whiskerOf(row, scale, at, middle) {
  if (row.p99 === row.median) return { marks: [], end: at(row.median) };
  const isCut = row.p99 > scale.end;
  const [from, to] = [at(row.median), at(Math.min(row.p99, scale.end))];
  const tip = isCut
    ? element('path', { d: `M${to + 6} ${middle}l-7 -4v8z`, class: 'arrow' })
    : line(to, middle - 4, to, middle + 4, 'whisker');
  return {
    marks: [line(from, middle, to, middle, 'halo'), line(from, middle, to, middle, 'whisker'), tip],
    end: to + 6,
  };
}

function target(row, at, top) {
  if (!row.target) return undefined;
  const x = at(boundOf(row.target));
  return line(x, top, x, top + rowHeight, 'target');
}

function number({ median: value, p99 }, x, middle) {
  const tail = p99 === value ? '' : element('tspan', { dx: 6 }, `p99 ${digits(p99)}`);
  return element('text', { x, y: middle + 4, class: 'value' }, digits(value), tail);
}

function verdict(row, middle) {
  if (!row.target) return undefined;
  const name = row.met ? 'soft small right' : 'missed small right';
  return textOf(columns.right, middle + 4, targetInWords(row, bound), { class: name });
}
