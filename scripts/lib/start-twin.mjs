import { existsSync } from 'node:fs';
import { requireDotnet } from './dotnet-version.mjs';
import { Failure } from './failure.mjs';
import { buildHost, runHost } from './host.mjs';
import { installPackages } from './npm.mjs';
import { choosePackages } from './packages.mjs';
import { buildPage, pageFolder } from './page.mjs';
import { inRoot } from './root.mjs';
import { readStartArguments, usage } from './start-arguments.mjs';

export async function main(args) {
  const { help, packages, rest } = readStartArguments(args);
  if (help) {
    console.log(usage);
    return 0;
  }
  const sdk = requireDotnet();
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'));
  const mode = await choosePackages(packages);
  await both(
    announced('Page', async () => failed(await installPackages('page packages', pageFolder)) ?? buildPage()),
    announced('App', () => buildHost(mode, sdk)),
  );
  return runHost(mode, rest);
}

const failed = (outcome) => (outcome.code === 0 ? undefined : outcome);

/** Waits for both, so that no build is left running behind a failure's back. */
async function both(...builds) {
  const results = await Promise.allSettled(builds);
  const broken = results.find(({ status }) => status === 'rejected');
  if (broken) throw broken.reason;
}

async function announced(what, build) {
  const started = performance.now();
  const note = setTimeout(() => console.log(`${what}: building ...`), 300);
  const { code, output, upToDate } = await build();
  clearTimeout(note);
  if (code !== 0) throw new Failure(`${what}: the build failed.`, output);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${what}: ${upToDate ? 'up to date' : `built in ${seconds} s`}.`);
}
