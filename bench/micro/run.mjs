// What the hot paths cost: time and allocated bytes. `npm run bench:micro`, or with BenchmarkDotNet's own options, such as
// `npm run bench:micro -- --filter '*StreamedTurn*' --job medium`. Figures are printed, never asserted.
import { spawn } from 'node:child_process';
import { attended } from '../../scripts/lib/attended.mjs';
import { requireDotnet } from '../../scripts/lib/dotnet-version.mjs';
import { exitWith, Failure } from '../../scripts/lib/failure.mjs';
import { choosePackages, packagesEnvironment } from '../../scripts/lib/packages.mjs';
import { inRoot, root } from '../../scripts/lib/root.mjs';
import { run } from '../../scripts/lib/run.mjs';

await exitWith(async (args) => {
  requireDotnet();
  const mode = await choosePackages();
  const command = ['dotnet', 'build', inRoot('bench', 'micro'), '-c', 'Release', '-clp:ErrorsOnly;NoSummary'];
  const built = await run('micro-benchmarks build', command, { env: packagesEnvironment(mode) });
  if (built.code !== 0) throw new Failure('The micro-benchmarks could not be built.', built.output);
  const program = inRoot('artifacts', mode, 'bin', 'Micro', 'release', 'DigitalTwin.Micro.dll');
  return attended(spawn('dotnet', ['exec', program, ...args], { cwd: root, stdio: 'inherit' }));
});
