import { columns } from './layout.mjs';
import { kindOf } from './subjects.mjs';
import { element, line, textOf } from './svg.mjs';

const letter = 6.6;

/** Whose colour is which, and how the rest is read, in one line. */
export function legendOf(subjects, y) {
  const swatch = (name) => (x) => element('rect', { x, y: y - 10, width: 18, height: 12, class: name });
  const whisker = (x) => line(x, y - 4, x + 18, y - 4, 'whisker') + line(x + 18, y - 8, x + 18, y, 'whisker');
  const target = (x) => line(x + 9, y - 13, x + 9, y + 5, 'target');
  const entries = [
    ...subjects.map((subject) => [swatch(kindOf(subject)), `${subject}, median`]),
    [whisker, 'to p99'],
    [target, 'target'],
  ];
  let x = columns.left;
  return entries.flatMap(([sign, words]) => {
    const marks = [sign(x), textOf(x + 25, y, words)];
    x += 25 + words.length * letter + 18;
    return marks;
  });
}
