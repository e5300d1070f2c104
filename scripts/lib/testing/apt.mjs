import { existsSync } from 'node:fs';
import { run } from '../run.mjs';

/** Whether installing programs is ours to do: Debian, as root. */
export const mayInstall = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

/** Resolves like `run`. */
export async function install(packages, options = {}) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await run('apt update', ['apt-get', 'update'], { ...options, env });
  if (updated.code !== 0) return updated;
  return run('apt install', ['apt-get', 'install', '-y', '--no-install-recommends', ...packages], { ...options, env });
}
