import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** What a process has written to files so far, `{ calls, bytes }`; what it sends is not in it. Undefined where the system does not tell. */
export function written(pid) {
  const file = `/proc/${pid}/io`;
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const of = (name) => Number(new RegExp(`^${name}: (\\d+)$`, 'm').exec(text)[1]);
  return { calls: of('syscw'), bytes: of('wchar') };
}

/** The bytes of all files in a folder. */
export async function bytesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => sizeOf(path.join(entry.parentPath, entry.name)));
  return (await Promise.all(files)).reduce((total, size) => total + size, 0);
}

// A file may go between being listed and being looked at.
const sizeOf = (file) =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );
