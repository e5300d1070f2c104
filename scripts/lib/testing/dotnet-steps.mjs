import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { requireDotnet } from '../dotnet-version.mjs';
import { choosePackages, packagesEnvironment } from '../packages.mjs';
import { inRoot } from '../root.mjs';
import { run } from '../run.mjs';
import { requireBrowser } from './browser.mjs';
import { check, preparation, reports, suite } from './step.mjs';
import { totalsOfTrx } from './totals.mjs';
import { requireVoiceTools } from './voice-tools.mjs';

const solution = 'DigitalTwin.sln';
const browserTests = 'EndToEnd.Tests';
const speakingTests = 'Functions.Tests';

/** What a step finds out goes into `env`, the environment of later ones. */
export function dotnetSteps(options, env) {
  const dotnet = (name, ...args) => run(name, ['dotnet', ...args], { ...options, env });
  return [
    preparation('package choice', async () => {
      requireDotnet();
      Object.assign(env, packagesEnvironment(await choosePackages()));
      return { code: 0, output: '' };
    }),
    preparation('.NET build', () => dotnet('build', 'build', solution, '-clp:ErrorsOnly;NoSummary'), {
      needs: ['package choice'],
    }),
    check('dotnet format', 'lint', ['.NET build'], () =>
      dotnet('format', 'format', solution, '--verify-no-changes', '--no-restore'),
    ),
    preparation('browser', async () => {
      const outcome = await requireBrowser(options);
      env.CHROME_PATH = outcome.path;
      return outcome;
    }),
    preparation('voice tools', () => requireVoiceTools(options)),
    ...testProjects().map((project) => projectSuite(project, dotnet)),
  ];
}

/** One step a project, so that each has its own line, report and time. */
function projectSuite(project, dotnet) {
  return suite(project, project === browserTests ? 'browser' : 'dotnet', needsOf(project), {
    report: `${project}.trx`,
    totals: totalsOfTrx,
    run: (file) => (isBuilt(project) ? runProject(project, file, dotnet) : notBuilt(project)),
  });
}

function needsOf(project) {
  if (project === browserTests) return ['.NET build', 'page build', 'browser', 'voice tools'];
  return ['tools', '.NET build', ...(project === speakingTests ? ['voice tools'] : [])];
}

function runProject(project, report, dotnet) {
  const toReport = ['--results-directory', reports, '--logger', `trx;LogFileName=${path.basename(report)}`];
  return dotnet(project, 'test', `tests/${project}`, '--no-build', ...toReport);
}

const testProjects = () => readdirSync(inRoot('tests')).filter((name) => name.endsWith('.Tests'));

const isBuilt = (project) => readFileSync(inRoot(solution), 'utf8').includes(`${project}.csproj`);

const notBuilt = (project) => ({ code: 1, output: `${solution} lacks it: dotnet sln add tests/${project}` });
