import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Of the files in data/ as they come with this repository; the test beside it says what to write here when they change. */
const shipped = 'bb31fd0e275b77b4c72a3509ed6580beaf5c7feaf44424b15941b23ec31eb7cd';

/** What persona-push takes along, by its path. */
const isPushed = (name) =>
  /^(personas\/[^/]+\/)?([^/]+\.pdf|(facts\.json|summary\.txt|style\.txt|me\.txt|agent\.yaml))$/i.test(name);

/** Whether the folder holds nobody's persona but that of the invented person whom this repository shows. */
export const isSample = (folder) => personaPrint(folder) === shipped;

/** A hash of the persona's files; how lines end in a clone does not count. */
export function personaPrint(folder) {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  const files = names.map((name) => name.replaceAll(path.sep, '/')).filter(isPushed);
  const hash = createHash('sha256');
  for (const name of files.sort()) hash.update(`${name}\n${contentPrint(path.join(folder, name), name)}\n`);
  return hash.digest('hex');
}

function contentPrint(file, name) {
  const bytes = readFileSync(file);
  const content = /\.pdf$/i.test(name) ? bytes : bytes.toString('utf8').replaceAll('\r\n', '\n');
  return createHash('sha256').update(content).digest('hex');
}
