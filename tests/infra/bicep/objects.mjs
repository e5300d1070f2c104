/** The text of a string without interpolation, a number or a boolean; undefined for what is computed. */
export function literalOf(node) {
  if (node?.type === 'boolean') return node.text === 'true';
  if (node?.type === 'number') return Number(node.text);
  if (node?.type !== 'string' || node.namedChildren.some(({ type }) => type === 'interpolation')) return undefined;
  return node.namedChildren.map(({ text }) => text).join('');
}

/** An object's members as { key, value, node }; `value` is a node. A computed key and a nested resource are no members. */
export function membersOf(object) {
  const properties = object?.namedChildren.filter(({ type }) => type === 'object_property') ?? [];
  return properties.flatMap((node) => {
    const colon = node.children.findIndex(({ type }) => type === ':');
    if (colon === -1) return [];
    const [name] = node.children;
    const key = name.type === 'string' ? literalOf(name) : name.text;
    return key === undefined
      ? []
      : [{ key, value: node.children.slice(colon + 1).find(({ isNamed }) => isNamed), node }];
  });
}

export const keysOf = (object) => membersOf(object).map(({ key }) => key);

/** The node at this path of keys; undefined where it ends earlier. */
export const at = (object, ...keys) =>
  keys.reduce((node, key) => membersOf(node).find((member) => member.key === key)?.value, object);

/** The members of all objects in an expression that stands for one object, such as `union(a, b ? { x: 1 } : {})`. */
export function membersIn(expression) {
  if (!expression) return [];
  if (expression.type === 'object') return membersOf(expression);
  return expression.namedChildren.flatMap(membersIn);
}
