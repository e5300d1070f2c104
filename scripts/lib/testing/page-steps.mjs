import { installPackages, runNpm } from '../npm.mjs';
import { buildPage, pageFolder } from '../page.mjs';
import { check, preparation, suite } from './step.mjs';
import { totalsOfVitest } from './totals.mjs';

export function pageSteps(options) {
  const needs = ['page packages'];
  return [
    preparation('page packages', () => installPackages('page packages', pageFolder, options)),
    check('page types', 'page', needs, () => runNpm('page types', pageFolder, ['run', 'check'], options)),
    suite('page', 'page', needs, {
      report: 'page.json',
      totals: totalsOfVitest,
      run: (file) => runNpm('page', pageFolder, ['test', '--', ...reportTo(file)], options),
    }),
    preparation('page build', () => buildPage(options), { group: 'page', needs }),
  ];
}

const reportTo = (file) => ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
