import { hostEnding, spawnHost } from '../host.mjs';

/** Uploads the persona as pushPersona does, and resolves to { code, output } instead of telling the terminal. */
export async function pushAndListen(mode, env) {
  const host = spawnHost(mode, ['persona-push'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = new Promise((resolve) => host.once('close', resolve));
  let output = '';
  for (const stream of [host.stdout, host.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const code = await hostEnding(host);
  await closed;
  return { code, output };
}
