import { membersOf } from '../bicep/objects.mjs';
import { nodesOf, placeOf } from '../bicep/parse.mjs';
import { textIn } from '../bicep/references.mjs';
import { language, tables } from './kusto.mjs';

/** Whether the queries of alerts ask for what there is: Azure takes any, and one that fails alerts nobody. */
export const alertFindings = (file) => {
  const members = nodesOf(file.root, 'object').flatMap(membersOf);
  const measured = members.filter(({ key }) => key === 'metricMeasureColumn').map(({ value }) => textIn(file, value));
  return members
    .filter(({ key, value }) => key === 'query' && value.type !== 'member_expression')
    .flatMap(({ node, value }) => {
      const query = textIn(file, value);
      if (query === undefined) return [`${placeOf(file, node)}: this query can not be read.`];
      return queryFindings(placeOf(file, node), query, measured);
    });
};

/** The names in a query that neither a table has nor the query makes, and the `wanted` columns that it does not make. */
export function queryFindings(place, query, wanted = []) {
  const code = withoutTexts(query);
  const names = [...code.replace(/(?<=\w)\.\w+/g, '').matchAll(/(?<!\w)[A-Za-z_]\w*/g)].map(([name]) => name);
  const made = madeBy(code);
  const asked = Object.keys(tables).filter((table) => names.includes(table));
  const known = new Set([...language, ...made, ...asked, ...asked.flatMap((table) => tables[table])]);
  return [
    ...(asked.length > 0 ? [] : [`${place}: the query asks no table.`]),
    ...[...new Set(names)].filter((name) => !known.has(name)).map((name) => `${place}: the query asks for ${name}.`),
    ...wanted.filter((name) => !made.includes(name)).map((name) => `${place}: the query makes no ${name}.`),
    ...beginningFindings(place, query),
  ];
}

const withoutTexts = (query) =>
  query.replace(/"(?:[^"\\]|\\.)*"|\/\/.*/g, (found) => (found.startsWith('"') ? '""' : ''));

const madeBy = (code) => [
  ...[...code.matchAll(/(\w+)\s*=(?![=~])/g)].map(([, name]) => name),
  ...[...code.matchAll(/\bparse\s+\w+\s+with\s([^|]*)/g)].flatMap(([, pattern]) =>
    [...pattern.matchAll(/(?<![\w:])\w+/g)].map(([name]) => name),
  ),
];

/** A line that is taken apart begins as the lines that were chosen. */
function beginningFindings(place, query) {
  const [chosen, parsed] = [/(\w+) startswith "([^"]*)"/g, /parse (\w+) with "([^"]*)"/g].map((pattern) =>
    [...query.matchAll(pattern)].map(([, column, text]) => ({ column, text })),
  );
  return parsed.flatMap(({ column, text }) =>
    chosen
      .filter((one) => one.column === column && one.text !== text)
      .map((one) => `${place}: the query chooses lines with "${one.text}", and takes such with "${text}" apart.`),
  );
}
