import { spawnSync } from 'node:child_process';
import { Failure } from '../failure.mjs';
import { startOfTool } from '../tool.mjs';
import { isAtLeast, parseVersion } from '../version.mjs';

const oldest = [4, 0, 0];

const advice =
  'install Azure Functions Core Tools 4 with `npm install --global azure-functions-core-tools@4` on any system, ' +
  '`winget install Microsoft.Azure.FunctionsCoreTools` on Windows, or `brew tap azure/functions && brew install ' +
  'azure-functions-core-tools@4` on a Mac; without them, `npm start` runs the twin too.';

/** Throws a Failure that says how to get Core Tools when `func` is missing or too old for .NET's isolated worker. */
export function requireCoreTools(env = process.env) {
  const problem = coreToolsProblem(versionOf(startOfTool('func', ['--version'], env), env));
  if (problem) throw new Failure(problem);
}

function versionOf(start, env) {
  if (!start) return '';
  const options = { ...start.options, encoding: 'utf8', env, windowsHide: true };
  const found = spawnSync(start.command, start.args, options);
  return found.status === 0 ? found.stdout : '';
}

/** One sentence, or undefined when this Core Tools will do. `printed` is what `func --version` printed. */
export function coreToolsProblem(printed) {
  const version = parseVersion(printed);
  if (!version) return `npm run func: \`func\` was not found: ${advice}`;
  if (isAtLeast(version, oldest)) return undefined;
  return `npm run func: \`func\` is of version ${version.join('.')}, which does not run .NET 10: ${advice}`;
}
