import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { requireDotnet } from '../dotnet-version.mjs';
import { Failure } from '../failure.mjs';
import { buildHost, spawnHost } from '../host.mjs';
import { choosePackages } from '../packages.mjs';
import { withoutLimits, withoutSettings } from '../without-settings.mjs';

const startLimit = 60_000;

/** Calls `use(address, env)` with a twin that has the sample owner, no model and no memory of before, and ends it. */
export async function withTwin(use) {
  const sdk = requireDotnet();
  const mode = await choosePackages();
  const built = await buildHost(mode, sdk);
  if (built.code !== 0) throw new Failure('App: the build failed.', built.output);
  const memory = mkdtempSync(path.join(tmpdir(), 'digital-twin-docs-'));
  const env = {
    ...withoutSettings(process.env),
    ...withoutLimits,
    MEMORY_DIR: memory,
    PORT: '0',
    OWNER_KEY: 'let-me-in',
  };
  const host = spawnHost(mode, [], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => host.once('close', resolve));
  try {
    return await use(await addressOf(host), env);
  } finally {
    host.kill();
    await ended;
    rmSync(memory, { recursive: true, force: true });
  }
}

function addressOf(host) {
  return new Promise((resolve, reject) => {
    let output = '';
    const giveUp = (why) => reject(new Failure(`The twin ${why}.`, output));
    const limit = setTimeout(giveUp, startLimit, 'did not print its address');
    host.once('close', () => {
      clearTimeout(limit);
      giveUp('ended before it printed its address');
    });
    const read = (chunk) => {
      output += chunk;
      const address = /http:\/\/localhost:[1-9]\d*/.exec(output)?.[0];
      if (!address) return;
      clearTimeout(limit);
      resolve(address);
    };
    host.stdout.on('data', read);
    host.stderr.on('data', read);
  });
}
