import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder that the test takes away again, after a last look. */
export function newFolder(t, lastLook = () => {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'digital-twin-tool-'));
  t.after(() => {
    try {
      lastLook();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  return folder;
}
