import { ending } from './attended.mjs';
import { spawnHost } from './host.mjs';

/** Uploads the persona folder to the storage that `env` names; tells the terminal what changed. Resolves to the exit code. */
export const pushPersona = (mode, args, env) => ending(spawnHost(mode, ['persona-push', ...args], { env }));
