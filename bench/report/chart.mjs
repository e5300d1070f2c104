import { columns, lineHeight, page, smallLetters, titleLetters } from './chart/layout.mjs';
import { legendOf } from './chart/legend.mjs';
import { panelOf } from './chart/panel.mjs';
import { inWords } from './chart/row.mjs';
import { style } from './chart/subjects.mjs';
import { element, escaped, textOf } from './chart/svg.mjs';
import { machineInWords } from './machine.mjs';
import { groupedBy } from './summary.mjs';
import { wrapped } from './wrapped.mjs';

const heading = 'The twin, measured';

/** A summary as one SVG that stands alone: a panel a scenario and unit, readable in light and dark. */
export function chartOf(summary) {
  const { machine, measurements } = summary;
  const subjects = [...new Set(measurements.map((row) => row.subject))];
  const origin = [...wrapped(machineInWords(machine), smallLetters), originOf(summary)];
  let y = 66 + origin.length * lineHeight;
  const marks = [
    textOf(columns.left, 44, heading, { class: 'heading' }),
    ...origin.map((words, index) => textOf(columns.left, 66 + index * lineHeight, words, { class: 'soft small' })),
    ...legendOf(subjects, y + 14),
  ];
  y += 34;
  for (const scenario of groupedBy(measurements, (row) => row.scenario)) {
    for (const words of wrapped(scenario[0].title, titleLetters)) {
      marks.push(textOf(columns.left, y + 22, words, { class: 'panel' }));
      y += 20;
    }
    y += 10;
    for (const rows of groupedBy(scenario, (row) => row.unit)) {
      const panel = panelOf(rows, y);
      marks.push(...panel.marks);
      y = panel.bottom + 8;
    }
    y += 10;
  }
  if (measurements.length === 0) marks.push(textOf(columns.left, y + 22, 'Nothing was measured.'));
  return drawing(y + 36, described(measurements), marks);
}

function drawing(height, description, marks) {
  const shape = { width: page.width, height, viewBox: `0 0 ${page.width} ${Number(height.toFixed(2))}` };
  const named = { role: 'img', 'aria-labelledby': 'bench-title bench-description' };
  const drawn = [
    element('title', { id: 'bench-title' }, escaped(heading)),
    element('desc', { id: 'bench-description' }, escaped(description)),
    element('style', {}, style),
    element('rect', { width: '100%', height: '100%', class: 'paper' }),
    ...marks,
  ];
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...shape, ...named }, ...drawn.map((each) => `\n${each}`))}\n`;
}

function originOf({ commit, started_at, runs }) {
  const of = commit ? `commit ${commit}, ` : '';
  return `${of}${started_at.slice(0, 10)}, ${runs} ${runs === 1 ? 'run' : 'runs'}; bars start at zero, dots stand on a logarithmic scale`;
}

const described = (measurements) =>
  groupedBy(measurements, (row) => row.scenario)
    .map((rows) => `${rows[0].title}. ${rows.map(inWords).join(' ')}`)
    .join(' ') || 'Nothing was measured.';
