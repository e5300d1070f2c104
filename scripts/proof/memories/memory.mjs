import { openFiles } from './files.mjs';
import { openTables } from './tables.mjs';

/**
 * A memory with nothing in it: its `settings` for a twin, what makes conversations faster than the API does (`fill`), how many of
 * those last active before the day of a moment are left (`countBefore`), and `close`. `configuration` is that of the host's build.
 */
export const openMemory = (kind, mode, configuration) =>
  kind === 'files' ? openFiles() : openTables(mode, configuration);
