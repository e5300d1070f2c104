import { createHash } from 'node:crypto';

/** How both stores name a session: the first half of its hash. */
export const hashOf = (id) => createHash('sha256').update(id).digest('hex').slice(0, 32);
