import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { requireDotnet } from '../dotnet-version.mjs';
import { Failure } from '../failure.mjs';
import { choosePackages, packagesEnvironment } from '../packages.mjs';
import { root } from '../root.mjs';

export const usage = `npm run fuzz [-- options]

Sends random and mutated requests over every route to a twin of its own, and fails if one of them brings a 5xx, gets no answer
or leaves something behind in the memory. What npm test sends a few thousand of.

  --requests=N    100,000 unless told
  --seed=N        1 unless told; the same seed makes the same requests, though they never meet in the same order
  --store=KIND    files, unless told tables, in an Azurite of its own`;

export async function main(args) {
  const { requests, seed, store, help } = readOptions(args);
  if (help) {
    console.log(usage);
    return 0;
  }
  requireDotnet();
  const packages = packagesEnvironment(await choosePackages());
  const settings = { FUZZ_REQUESTS: requests, FUZZ_SEED: seed, FUZZ_STORE: store };
  const only = ['--filter', 'FullyQualifiedName~FuzzTests.No_request_breaks'];
  const command = ['test', 'tests/Functions.Tests', ...only, '--logger', 'console;verbosity=detailed', '--nologo'];
  return ending(
    spawn('dotnet', command, { cwd: root, env: { ...process.env, ...packages, ...settings }, stdio: 'inherit' }),
  );
}

export function readOptions(args) {
  const { requests = '100000', seed = '1', store = 'files', help = false } = parsed(args);
  for (const [name, text] of Object.entries({ requests, seed })) {
    if (!/^[1-9]\d{0,7}$/.test(text)) throw new Failure(`--${name} is a whole number from 1.\n\n${usage}`);
  }
  if (!['files', 'tables'].includes(store)) throw new Failure(`--store is files or tables.\n\n${usage}`);
  return { requests, seed, store, help };
}

function parsed(args) {
  const text = { type: 'string' };
  try {
    return parseArgs({ args, options: { requests: text, seed: text, store: text, help: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new Failure(`${error.message}\n\n${usage}`);
  }
}

const ending = (child) => new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
