import { announced, installing } from '../scripts/lib/announced.mjs';
import { installAzurite } from '../scripts/lib/azurite/install-azurite.mjs';
import { requireDotnet } from '../scripts/lib/dotnet-version.mjs';
import { buildHost, publishHost } from '../scripts/lib/host.mjs';
import { choosePackages } from '../scripts/lib/packages.mjs';
import { undoOnSignals } from '../scripts/proof/undo.mjs';
import { measureAll } from './measure.mjs';
import { readOptions } from './options.mjs';
import { commitHere } from './report/commit.mjs';
import { machineHere, machineInWords } from './report/machine.mjs';
import { save } from './report/save.mjs';
import { summaryOf } from './report/summary.mjs';
import { tableOf } from './report/table.mjs';
import { scenarios } from './scenarios.mjs';
import { installPeer } from './subjects/peer.mjs';

export async function main(args) {
  const { only, name, runs, brief, help } = readOptions(
    args,
    scenarios.map((scenario) => scenario.name),
  );
  if (help) {
    console.log(help);
    return 0;
  }
  const sdk = requireDotnet();
  const mode = await choosePackages();
  const machine = machineHere({ sdk, packages: mode });
  await announced('App', () => (brief ? buildHost : publishHost)(mode, sdk));
  await announced('Azurite', installAzurite, installing);
  await installPeer();

  undoOnSignals();
  const startedAt = new Date();
  const wanted = scenarios.filter((scenario) => only.includes(scenario.name));
  const { measurements, broken } = await measureAll(wanted, { mode, sdk, runs, brief });
  const summary = summaryOf({
    machine,
    commit: commitHere(),
    startedAt,
    runs,
    scenarios: wanted,
    measurements,
    broken: why(broken),
  });
  console.log(`\n${machineInWords(machine)}\n\n${tableOf(summary)}`);
  if (!brief) console.log(`\n${Object.values(save(summary, name)).join('\n')}`);
  for (const { scenario, error } of broken) console.error(`\n${scenario} broke off: ${error.stack}`);
  return broken.length === 0 ? 0 : 1;
}

/** Of a scenario that broke off the figures are missing; whoever reads the results later shall know. */
const why = (broken) => broken.map(({ scenario, error }) => ({ scenario, why: error.message }));
