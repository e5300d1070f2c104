import { stopIfNodeIsTooOld } from '../scripts/lib/node-version.mjs';

stopIfNodeIsTooOld();

// Read only now, for an old Node could not read them.
Promise.all([import('../scripts/lib/failure.mjs'), import('./main.mjs')]).then(([{ exitWith }, { main }]) =>
  exitWith(main),
);
