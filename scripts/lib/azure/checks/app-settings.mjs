import { Failure } from '../../failure.mjs';
import { buildHost } from '../../host.mjs';
import { explainedChoice } from '../../packages.mjs';
import { toldWhenSlow } from '../../told-when-slow.mjs';
import { error, unclear } from '../finding.mjs';
import { hostAndListen } from '../host-and-listen.mjs';
import { environmentOfApp } from '../settings-of-app.mjs';

/** What the app would refuse at its start, in its own words: it is asked itself. `sdk` is the version of the one that builds here. */
export async function appSettingFindings(settings, environment, sdk, app = thisApp) {
  const mode = await app.built(sdk).catch(asFailure);
  if (mode instanceof Failure) return [unclear(what, { said: mode.message })];
  return findingsOf(await app.ask(mode, environmentOfApp(environment, settings)), settings);
}

const what = "Whether the app would start with this environment's settings";

const building = 'App: building, to check the settings by its own rules ...';

const thisApp = {
  async built(sdk) {
    const { mode } = await explainedChoice(undefined, () => {});
    const { code } = await toldWhenSlow(building, () => buildHost(mode, sdk), 1000);
    if (code !== 0) throw new Failure('it can not be built here, as artifacts/logs/app-build.log tells');
    return mode;
  },
  ask: (mode, environment) => hostAndListen(mode, ['check-settings'], environment),
};

function asFailure(problem) {
  if (problem instanceof Failure) return problem;
  throw problem;
}

/** `code` and `output` are what check-settings ended with and said: a sentence for each setting, which begins with its name. */
export function findingsOf({ code, output }, settings) {
  if (code === 0) return [];
  const sentences = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => nameIn(line) in settings);
  if (sentences.length > 0)
    return sentences.map((sentence) => error(`${sentence} ${advice(nameIn(sentence), settings)}`));
  return [unclear(what, { said: output.trim().split('\n')[0] || `check-settings ended with exit code ${code}` })];
}

const nameIn = (sentence) => sentence.split(' ')[0];

function advice(name, settings) {
  if (name.endsWith('_KEY')) return `Give another: \`azd env set-secret ${name}\`.`;
  return `It is "${settings[name]}": \`azd env set ${name} ...\` changes it, and \`azd env set ${name} ""\` takes the default.`;
}
