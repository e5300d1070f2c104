import { stopIfNodeIsTooOld } from '../lib/node-version.mjs';

stopIfNodeIsTooOld();

// Read only now, for an old Node could not read them.
Promise.all([import('../lib/failure.mjs'), import('../lib/azure/predown.mjs')]).then(([{ exitWith }, { main }]) =>
  exitWith(main),
);
