import { ending } from '../attended.mjs';
import { spawnHost } from '../host.mjs';
import { endedWithUs } from './with-us.mjs';

/** Runs the host with a verb, and resolves to { code, output } instead of telling the terminal. */
export async function hostAndListen(mode, args, env) {
  const host = spawnHost(mode, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const release = endedWithUs(() => host.kill());
  const closed = new Promise((resolve) => host.once('close', resolve));
  let output = '';
  for (const stream of [host.stdout, host.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  try {
    const code = await ending(host);
    await closed;
    return { code, output };
  } finally {
    release();
  }
}
