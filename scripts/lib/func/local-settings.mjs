import { constants, copyFileSync } from 'node:fs';
import path from 'node:path';

/** Makes local.settings.json from the sample in `folder`, unless it is there; it may hold somebody's keys. Returns whether it did. */
export function ensureLocalSettings(folder) {
  const settings = path.join(folder, 'local.settings.json');
  try {
    copyFileSync(path.join(folder, 'local.settings.sample.json'), settings, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}
