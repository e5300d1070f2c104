import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { requireBrowser } from './browser.mjs';
import { requireDotnet } from './dotnet-version.mjs';
import { installPackages, runNpm } from './npm.mjs';
import { choosePackages, packagesEnvironment } from './packages.mjs';
import { buildPage, pageFolder } from './page.mjs';
import { inRoot, root } from './root.mjs';
import { run } from './run.mjs';
import { totalsOfTap, totalsOfTrx, totalsOfVitest } from './totals.mjs';

const solution = 'DigitalTwin.sln';

export const reports = inRoot('artifacts', 'test-results');

/**
 * The steps of npm test in their order. `group` is what --only names; a step without one runs only for those that need it.
 * `run` resolves like run.mjs's. `kind` says how it counts; `report` is what a suite writes, `totals` reads it.
 * `found` carries what a step finds to later ones: mode, browser.
 */
export function testSteps({ verbose, found = {} }) {
  const options = { verbose };
  const dotnet = (name, ...args) => run(name, ['dotnet', ...args], { ...options, env: dotnetEnvironment(found) });
  return [
    preparation('tools', () => installPackages('tools', root, options)),
    check('biome', 'lint', ['tools'], () => run('biome', biome(), options)),
    suite('scripts', 'scripts', [], 'scripts.tap', totalsOfTap, (report) => run('scripts', nodeTest(report), options)),
    preparation('page packages', () => installPackages('page packages', pageFolder, options)),
    check('page types', 'page', ['page packages'], () => runNpm('page types', pageFolder, ['run', 'check'], options)),
    suite('page', 'page', ['page packages'], 'page.json', totalsOfVitest, (report) =>
      runNpm('page', pageFolder, ['test', '--', ...vitest(report)], options),
    ),
    { ...preparation('page build', () => buildPage(options)), group: 'page', needs: ['page packages'] },
    preparation('package choice', async () => {
      requireDotnet();
      found.mode = await choosePackages();
      return { code: 0, output: '' };
    }),
    {
      ...preparation('.NET build', () => dotnet('build', 'build', solution, '-clp:ErrorsOnly;NoSummary')),
      needs: ['package choice'],
    },
    check('dotnet format', 'lint', ['.NET build'], () =>
      dotnet('format', 'format', solution, '--verify-no-changes', '--no-restore'),
    ),
    preparation('browser', async () => {
      const outcome = await requireBrowser(options);
      found.browser = outcome.path;
      return outcome;
    }),
    ...testProjects().map((project) => dotnetSuite(project, dotnet)),
  ];
}

const preparation = (name, run) => ({ name, kind: 'preparation', run });
const check = (name, group, needs, run) => ({ name, kind: 'check', group, needs, run });
const suite = (name, group, needs, report, totals, run) => ({
  ...{ name, kind: 'suite', group, needs, totals, report: path.join(reports, report) },
  run: () => run(path.join(reports, report)),
});

function dotnetSuite(project, dotnet) {
  const inBrowser = project === 'EndToEnd.Tests';
  const needs = inBrowser ? ['.NET build', 'page build', 'browser'] : ['.NET build'];
  return suite(project, inBrowser ? 'browser' : 'dotnet', needs, `${project}.trx`, totalsOfTrx, (report) => {
    if (!readFileSync(inRoot(solution), 'utf8').includes(`${project}.csproj`)) return notBuilt(project);
    const logger = ['--results-directory', reports, '--logger', `trx;LogFileName=${path.basename(report)}`];
    return dotnet(project, 'test', `tests/${project}`, '--no-build', ...logger);
  });
}

function notBuilt(project) {
  return { code: 1, output: `${solution} lacks it, so it was not built: dotnet sln add tests/${project}` };
}

const testProjects = () => readdirSync(inRoot('tests')).filter((name) => name.endsWith('.Tests'));

const dotnetEnvironment = ({ mode, browser }) => ({
  ...packagesEnvironment(mode),
  ...(browser && { CHROME_PATH: browser }),
});

const biome = () => [
  process.execPath,
  inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
  'check',
  '--error-on-warnings',
];

const vitest = (report) => ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];

function nodeTest(report) {
  const tests = readdirSync(inRoot('scripts', 'tests')).filter((name) => name.endsWith('.test.mjs'));
  const toReport = ['--test-reporter=tap', `--test-reporter-destination=${report}`];
  const toTerminal = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  const files = tests.map((name) => inRoot('scripts', 'tests', name));
  return [process.execPath, '--test', ...toReport, ...toTerminal, ...files];
}
