import { knownEnvironments, requireAzd, runAzd, tellAzd } from './azd.mjs';
import { asksForHelp, readCommandLine } from './environment-name.mjs';

const usage = `scripts/deploy dev|test|prod [-- arguments for azd up]

Makes the twin of that environment in Azure, or brings it up to date: \`azd up\` in the azd environment of the same name, which
is made if it is not there. What differs between the three stands in infra/bicep/profiles.json; docs/deploying.md tells the rest.

With npm: npm run deploy -- dev`;

export async function main(args) {
  if (asksForHelp(args)) {
    console.log(usage);
    return 0;
  }
  const { name, forAzd } = readCommandLine(args, [], usage);
  await requireAzd();
  if ((await knownEnvironments()).includes(name)) await tellAzd('env', 'select', name);
  // It asks only whether the new one shall be the chosen one.
  else await tellAzd('env', 'new', name, '--no-prompt');
  await tellAzd('env', 'set', 'TWIN_PROFILE', name, '-e', name);
  return runAzd('up', '-e', name, ...forAzd);
}
