import { cpus } from 'node:os';
import { announced } from '../lib/announced.mjs';
import { requireDotnet } from '../lib/dotnet-version.mjs';
import { buildHost } from '../lib/host.mjs';
import { choosePackages } from '../lib/packages.mjs';
import { openMemory } from './memories/memory.mjs';
import { Report } from './report.mjs';
import { seeded } from './seeded.mjs';
import { isInterrupted, undoAll, undoOnSignals } from './undo.mjs';

/** Runs one proof after the other, each of `{ name, kind, prove }` on an empty memory of its kind. Resolves to the exit code. */
export async function runProofs(proofs, options) {
  const sdk = requireDotnet();
  const mode = await choosePackages();
  await announced('App', () => buildHost(mode, sdk));
  console.log(
    `${cpus().length} x ${cpus()[0].model}, Node ${process.version}, .NET SDK ${sdk}, --seed=${options.seed}`,
  );

  undoOnSignals();
  const reports = [];
  for (const proof of proofs) reports.push(await prove(proof, mode, options));
  return summarise(reports);
}

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
