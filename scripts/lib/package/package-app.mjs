import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { announced } from '../announced.mjs';
import { requireDotnet } from '../dotnet-version.mjs';
import { Failure } from '../failure.mjs';
import { explainedChoice, packagesEnvironment } from '../packages.mjs';
import { inRoot, root } from '../root.mjs';
import { run } from '../run.mjs';
import { problemsOf } from './contents.mjs';
import { functionsIn } from './functions.mjs';
import { listingOf, megabytes } from './listing.mjs';
import { refusal } from './refusal.mjs';

const usage = `npm run package [-- --packages=official|probe]

Publishes src/Functions as Azure gets it, into artifacts/official/package, and checks that all is there which the Functions host
needs. \`azd deploy\` publishes by itself: this is for looking at what it sends. It takes the official packages, for with the
stand-ins Azure would start nothing; --packages=probe asks NuGet again whether it has them.`;

export async function main(args) {
  const { help, packages } = readArguments(args);
  if (help) {
    console.log(usage);
    return 0;
  }
  requireDotnet();
  const { mode, why } = await explainedChoice(packages);
  const refused = refusal(mode, why);
  if (refused) throw new Failure(refused);
  return packageInto(inRoot('artifacts', mode, 'package'), publish);
}

/** Publishes into `folder`, which is emptied first, and tells what is there; 1 if something is wrong with it. */
export async function packageInto(folder, publishTo) {
  rmSync(folder, { recursive: true, force: true });
  await announced('Package', () => publishTo(folder), {
    doing: 'publishing',
    done: 'published',
    failed: 'it was not published',
  });
  const listing = listingOf(folder);
  const functions = functionsIn(inRoot('src', 'Functions'));
  const problems = problemsOf(listing, functions);
  for (const problem of problems) console.error(`Package: ${problem}`);
  if (problems.length > 0) return 1;
  const size = megabytes(listing.bytes);
  console.log(
    `Package: ${functions.length} functions, ${listing.files.length} files, ${size} MB in ${path.relative(root, folder)}.`,
  );
  return 0;
}

const publish = (folder) =>
  run('package', ['dotnet', 'publish', inRoot('src', 'Functions'), '-c', 'Release', '-o', folder, '--nologo'], {
    env: packagesEnvironment('official'),
  });

function readArguments(args) {
  const options = { packages: { type: 'string' }, help: { type: 'boolean' } };
  const { values } = parsed(args, options);
  if (values.packages && !['official', 'probe'].includes(values.packages)) {
    throw new Failure('npm run package: --packages is official or probe, as in `npm run package -- --packages=probe`.');
  }
  return values;
}

function parsed(args, options) {
  try {
    return parseArgs({ args, options });
  } catch (error) {
    throw new Failure(`npm run package: ${error.message}\n\n${usage}`);
  }
}
