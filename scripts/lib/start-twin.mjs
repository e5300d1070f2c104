import { existsSync } from 'node:fs';
import { all, announced, installing } from './announced.mjs';
import { installAzurite } from './azurite/install-azurite.mjs';
import { runTwinOnAzurite } from './azurite/twin-on-azurite.mjs';
import { requireDotnet } from './dotnet-version.mjs';
import { buildHost, runHost } from './host.mjs';
import { installPackages } from './npm.mjs';
import { choosePackages } from './packages.mjs';
import { buildPage, pageFolder } from './page.mjs';
import { inRoot } from './root.mjs';
import { readStartArguments, usage } from './start-arguments.mjs';

export async function main(args) {
  const { help, packages, azurite, rest } = readStartArguments(args);
  if (help) {
    console.log(usage);
    return 0;
  }
  const sdk = requireDotnet();
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'));
  const mode = await choosePackages(packages);
  await all(
    announced('Page', async () => failed(await installPackages('page packages', pageFolder)) ?? buildPage()),
    announced('App', () => buildHost(mode, sdk)),
    azurite && announced('Azurite', installAzurite, installing),
  );
  return azurite ? runTwinOnAzurite(mode, rest) : runHost(mode, rest);
}

const failed = (outcome) => (outcome.code === 0 ? undefined : outcome);
