import { resourcesOf, variablesOf } from './declarations.mjs';
import { at } from './objects.mjs';

/** The resource that `name` or `outer::name` stands for in this file; undefined for anything else. */
export function resourceAt(file, expression) {
  const isNested = expression?.type === 'resource_expression';
  if (!isNested && expression?.type !== 'identifier') return undefined;
  const names = expression.text.split('::');
  return resourcesOf(file).find(({ name, parent }) => name === names.at(-1) && Boolean(parent) === isNested);
}

/** All values that an expression may have, through variables, loops and members; undefined where that can not be read. */
export function valuesOf(file, node) {
  if (node?.type === 'array') return node.namedChildren.flatMap((one) => valuesOf(file, one));
  if (node?.type === 'member_expression') return valuesOf(file, memberAt(file, node));
  if (node?.type === 'identifier') return valuesOf(file, loopedOver(node) ?? variableAt(file, node));
  return [textIn(file, node)];
}

/** The text of a string, with what its variables say put into it; undefined where something else is. */
export function textIn(file, node) {
  if (node?.type === 'identifier') return textIn(file, variableAt(file, node));
  if (node?.type !== 'string') return undefined;
  const pieces = node.namedChildren.map((piece) => {
    if (piece.type === 'interpolation') return textIn(file, piece.firstNamedChild);
    return piece.type === 'escape_sequence' ? piece.text.slice(1) : piece.text;
  });
  return pieces.includes(undefined) ? undefined : pieces.join('');
}

const variableAt = (file, { text }) => variablesOf(file).find(({ name }) => name === text)?.value;

const memberAt = (file, node) =>
  at(variableAt(file, node.childForFieldName('object')), node.childForFieldName('property').text);

/** What a loop goes through, if this identifier is the one that it counts by. */
function loopedOver(node) {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === 'for_statement' && outer.childForFieldName('initializer').text === node.text)
      return outer.namedChildren[1];
  }
  return undefined;
}
