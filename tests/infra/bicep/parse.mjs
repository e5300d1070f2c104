import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const grammar = new URL('../node_modules/tree-sitter-bicep/tree-sitter-bicep.wasm', import.meta.url);
const parser = new Parser();
parser.setLanguage(await Language.load(fileURLToPath(grammar)));

/** A Bicep file with its syntax tree: { path, text, root }. */
export const parseBicep = (path, text) => ({ path, text, root: parser.parse(text).rootNode });

/** A node and all below it, in the order of the text. */
export function* walk(node) {
  yield node;
  for (const child of node.children) yield* walk(child);
}

export const nodesOf = (node, type) => [...walk(node)].filter((one) => one.type === type);

/** `path:line`, as editors take it. */
export const placeOf = (file, node) => `${file.path}:${node.startPosition.row + 1}`;
