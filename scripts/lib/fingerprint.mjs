import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from './root.mjs';

const made = new Set(['node_modules', 'dist', 'bin', 'obj', 'artifacts', '.git']);

/**
 * A hash that changes when a file below `places` (files or folders) is edited, added, moved or removed, or when `extra`
 * (anything else that decides the result, such as a version) changes. Reads names, sizes and times, not contents.
 */
export function fingerprint(places, extra = []) {
  const hash = createHash('sha256').update(JSON.stringify(extra));
  for (const file of places.flatMap(filesBelow).sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${path.relative(root, file)}|${size}|${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** What a build was made from, kept in artifacts/stamps. Forget it before a build, remember it after a good one. */
export function stamp(name) {
  const file = inRoot('artifacts', 'stamps', name);
  return {
    says: (print) => existsSync(file) && readFileSync(file, 'utf8') === print,
    forget: () => rmSync(file, { force: true }),
    remember(print) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, print);
    },
  };
}

/** A link that leads nowhere, such as an editor's lock, counts as no file. */
function filesBelow(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [place] : [];
  return readdirSync(place)
    .filter((name) => !made.has(name))
    .flatMap((name) => filesBelow(path.join(place, name)));
}
