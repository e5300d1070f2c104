import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { undoLater } from './undo.mjs';

/** A folder of its own, and what removes it. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'digital-twin-proof-'));
  return { folder, remove: undoLater(() => rm(folder, { recursive: true, force: true, maxRetries: 5 })) };
}
