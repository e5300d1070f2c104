import { literalOf } from './objects.mjs';
import { nodesOf } from './parse.mjs';

const named = (declaration) => declaration.namedChildren.find(({ type }) => type === 'identifier').text;

/** What stands after the equals sign; undefined where there is none. */
function initialOf(declaration) {
  const equals = declaration.children.findIndex(({ type }) => type === '=');
  return equals === -1 ? undefined : declaration.children.slice(equals + 1).find(({ isNamed }) => isNamed);
}

/** @returns {{ name, node, value, isSecure, isRequired }[]} `value` is the default. */
export const paramsOf = (file) =>
  nodesOf(file.root, 'parameter_declaration').map((node) => {
    const value = initialOf(node);
    const isNullable = node.namedChildren.some(
      ({ type, firstNamedChild }) => type === 'type' && firstNamedChild?.type === 'nullable_type',
    );
    return {
      name: named(node),
      node,
      value,
      isSecure: decoratorsOf(node).includes('secure'),
      isRequired: !value && !isNullable,
    };
  });

function decoratorsOf(declaration) {
  const before = declaration.previousNamedSibling;
  if (before?.type !== 'decorators') return [];
  return nodesOf(before, 'call_expression').map((call) => call.childForFieldName('function').text);
}

/** @returns {{ name, node, value }[]} */
export const variablesOf = (file) =>
  nodesOf(file.root, 'variable_declaration').map((node) => ({ name: named(node), node, value: initialOf(node) }));

/** @returns {{ name, node, value }[]} */
export const outputsOf = (file) =>
  nodesOf(file.root, 'output_declaration').map((node) => ({ name: named(node), node, value: initialOf(node) }));

/** @returns {{ name, node, source, body }[]} `source` is the module's path as written. */
export const modulesOf = (file) => nodesOf(file.root, 'module_declaration').map(withSource);

function withSource(node) {
  return {
    name: named(node),
    node,
    source: literalOf(node.namedChildren.find(({ type }) => type === 'string')),
    body: bodyOf(node),
  };
}

/** @returns {{ name, node, type, version, isExisting, parent, body }[]} The `type` of a nested resource is the whole one. */
export const resourcesOf = (file) => nodesOf(file.root, 'resource_declaration').map(asResource);

function asResource(node) {
  const [type, version] = withSource(node).source.split('@');
  const parent = enclosing(node);
  return {
    name: named(node),
    node,
    type: parent ? `${asResource(parent).type}/${type}` : type,
    version,
    isExisting: node.children.some((child) => child.type === 'existing'),
    parent,
    body: bodyOf(node),
  };
}

function enclosing(node) {
  for (let outer = node.parent; outer; outer = outer.parent) if (outer.type === 'resource_declaration') return outer;
  return undefined;
}

/** The object of a resource or module, also within its condition or loop. */
function bodyOf(declaration) {
  let value = initialOf(declaration);
  while (value && value.type !== 'object') value = value.childForFieldName('body') ?? value.lastNamedChild;
  return value;
}
