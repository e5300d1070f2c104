import path from 'node:path';
import { Failure } from '../failure.mjs';
import { root } from '../root.mjs';
import { usualPorts } from './account.mjs';
import { startAzurite } from './start-azurite.mjs';

/**
 * Calls `use(azurite)` while Azurite runs with its data in `folder`, and stops it then. `use` shall come to its end when
 * `azurite.ended` resolves.
 */
export async function onAzurite(folder, use, ports = usualPorts) {
  const azurite = await startAzurite(folder, ports);
  console.log(
    `Azurite: blobs at ${azurite.blob}, tables at ${azurite.table}, data in ./${path.relative(root, folder)}.`,
  );
  try {
    const result = await use(azurite);
    if (azurite.hasEnded()) throw new Failure('Azurite ended, and the twin with it: start again.', azurite.last());
    return result;
  } finally {
    await azurite.stop();
  }
}
