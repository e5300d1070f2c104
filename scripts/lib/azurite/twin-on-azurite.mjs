import { runHost } from '../host.mjs';
import { pushPersona } from '../push-persona.mjs';
import { inRoot } from '../root.mjs';
import { withStorage } from '../storage-settings.mjs';
import { onAzurite } from './on-azurite.mjs';

/** The same twin as without it, but with its persona in blobs and its memory in tables. Resolves to the exit code. */
export function runTwinOnAzurite(mode, args) {
  return onAzurite(inRoot('.azurite'), async ({ connectionString, ended }) => {
    const env = withStorage(process.env, connectionString);
    const code = await pushPersona(mode, args, env);
    return code === 0 ? runHost(mode, args, { env, until: ended }) : code;
  });
}
