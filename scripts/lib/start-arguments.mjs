import { Failure } from './failure.mjs';
import { takePackages } from './packages-argument.mjs';

export const usage = `npm start [-- options]

Builds what has changed and runs your twin on this machine, with no cloud and no key.

  --packages=official   build with the official packages from now on
  --packages=standins   build with the stand-ins of standins/ for packages that NuGet lacks here
  --packages=probe      ask NuGet again which of the two it has to be
  --azurite             run on Azurite, Microsoft's emulator of Azure Storage, as in the cloud: the persona in blobs, the memory
                        in tables. It is installed if need be, gets your persona's files at each start, and keeps its data in
                        ./.azurite: delete that folder to begin anew
  --help                show this

Anything else is passed to the host. Settings are environment variables, or lines of a file .env in this folder, which the
environment overrides: PORT=7071, PERSONA_DIR=./data, OPENAI_API_KEY=... All of them are in docs/configuration.md.
UseStandIns=true or false in the environment wins over --packages and over what was remembered.`;

/** Takes out what npm start itself understands; `rest` is the host's. */
export function readStartArguments(args) {
  const { packages, rest } = takePackages(args);
  if (packages !== undefined && !['official', 'standins', 'probe'].includes(packages)) {
    throw new Failure('npm start: --packages is official, standins or probe, as in `npm start -- --packages=probe`.');
  }
  const azurite = rest.includes('--azurite');
  return { help: args.includes('--help'), packages, azurite, rest: rest.filter((arg) => arg !== '--azurite') };
}
