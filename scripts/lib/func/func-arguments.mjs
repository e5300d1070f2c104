import { Failure } from '../failure.mjs';
import { takePackages } from '../packages-argument.mjs';

export const usage = `npm run func [-- options]

Builds the Functions app with the official packages and runs it as Azure does: in the real Functions host of Azure Functions Core
Tools, on Azurite, with the persona of ./data (or PERSONA_DIR) uploaded. The page is not served there: docs/development.md tells
how to have it. Without Core Tools, \`npm start\` runs the same app in a host of its own.

  --packages=probe      ask NuGet again whether it has the official packages; --packages=official takes that for granted
  --help                show this

Anything else is passed to \`func start\`: npm run func -- --port 7072 --verbose. Settings are environment variables, lines of a file
.env in this folder, or members of src/Functions/local.settings.json, which is made from the sample beside it: the first wins.`;

/** Takes out what npm run func itself understands; `rest` is for func start. */
export function readFuncArguments(args) {
  const { packages, rest } = takePackages(args);
  if (packages !== undefined && !['official', 'probe'].includes(packages)) {
    throw new Failure('npm run func: --packages is official or probe, as in `npm run func -- --packages=probe`.');
  }
  return { help: args.includes('--help'), packages, rest };
}
