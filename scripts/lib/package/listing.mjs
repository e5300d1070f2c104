import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What lies below a folder: `files` by path with slashes, all their `bytes`, and `read`, a file's text or undefined. */
export function listingOf(folder) {
  const found = readdirSync(folder, { recursive: true }).filter((file) => statSync(path.join(folder, file)).isFile());
  const files = found.map((file) => file.split(path.sep).join('/')).sort();
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  return {
    files,
    bytes,
    read: (file) => (files.includes(file) ? readFileSync(path.join(folder, file), 'utf8') : undefined),
  };
}

export const megabytes = (bytes) => (bytes / 1_000_000).toFixed(1);
