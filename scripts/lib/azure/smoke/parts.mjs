/** The parts of an answer's stream, as far as it came: [{ type, ... }]. */
export const partsOf = (text) =>
  text.split('\n').flatMap((line) => (line.startsWith('data:') ? (partIn(line.slice('data:'.length)) ?? []) : []));

function partIn(text) {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
