import type { Count, waitIn } from './counter.ts';
import type { Words } from './Words.ts';

/**
 * A language besides English. What it needs is handed to it: a chunk that imported it would import the script it came with,
 * and load that again wherever a site embeds it under another address (`?v=2`).
 */
export type Translation = (count: Count, wait: typeof waitIn) => Words;
