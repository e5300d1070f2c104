import { placeOf, walk } from '../bicep/parse.mjs';

/**
 * Where a Bicep file cannot be read. The grammar is older than the language: it does not know the spread `...x`, for
 * which `union` does as well.
 */
export function syntaxFindings(file) {
  if (!file.root.hasError) return [];
  return [...walk(file.root)]
    .filter((node) => node.isError || node.isMissing)
    .map((node) => `${placeOf(file, node)}: ${node.isMissing ? `${node.type} is missing` : 'this cannot be read'}.`);
}
