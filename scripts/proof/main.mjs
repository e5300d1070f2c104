import { cpus } from 'node:os';
import { announced } from '../lib/announced.mjs';
import { requireDotnet } from '../lib/dotnet-version.mjs';
import { buildHost } from '../lib/host.mjs';
import { choosePackages } from '../lib/packages.mjs';
import { openMemory } from './memories/memory.mjs';
import { readOptions, usage } from './options.mjs';
import { Report } from './report.mjs';
import { scenarios } from './scenarios.mjs';
import { seeded } from './seeded.mjs';
import { isInterrupted, undoAll, undoOnSignals } from './undo.mjs';

export async function main(args) {
  const options = readOptions(args);
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const sdk = requireDotnet();
  const mode = await choosePackages();
  await announced('App', () => buildHost(mode, sdk));
  console.log(
    `${cpus().length} x ${cpus()[0].model}, Node ${process.version}, .NET SDK ${sdk}, --seed=${options.seed}`,
  );

  undoOnSignals();
  const reports = [];
  for (const run of planned(options)) reports.push(await prove(run, mode, options));
  return summarise(reports);
}

const planned = ({ only, store }) =>
  Object.entries(scenarios)
    .filter(([name]) => !only || name === only)
    .flatMap(([name, { prove, stores }]) => stores.map((kind) => ({ name, kind, prove })))
    .filter(({ kind }) => !store || kind === store);

async function prove({ name, kind, prove }, mode, options) {
  const report = new Report(`${name} on ${kind}`);
  try {
    const memory = await openMemory(kind, mode);
    await prove({ memory, mode, options, report, random: seeded(`${options.seed} ${name}`) });
    await memory.close();
  } catch (error) {
    // What breaks because everything is being stopped is no news; the signal ends this process.
    if (isInterrupted()) await new Promise(() => {});
    report.fault([error.stack, error.output].filter(Boolean).join('\n'));
  } finally {
    await undoAll();
  }
  report.end();
  return report;
}

function summarise(reports) {
  const failed = reports.filter((report) => !report.passed);
  const verdict = failed.length === 0 ? 'all passed' : `failed: ${failed.map(({ title }) => title).join(', ')}`;
  console.log(`\n${reports.length} proofs, ${verdict}.`);
  return failed.length === 0 ? 0 : 1;
}
