import { installPackages } from '../npm.mjs';
import { root } from '../root.mjs';

/** It is a development package of the root, which npm start has no other need of. Resolves like `run`. */
export const installAzurite = () => installPackages('azurite', root);
