// biome-ignore-all lint/suspicious/noTemplateCurlyInString: azd fills them in, not JavaScript.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  azdFindings,
  defaultFindings,
  inputsOf,
  returnFindings,
  tagFindings,
  variableFindings,
} from './checks/azd.mjs';

const hook = (posix, windows = posix) => ({ posix: { run: posix }, windows: { run: windows } });
const there = ['src/Functions', 'staticwebapp', 'scripts/hooks/a.mjs'];
const exists = (file) => there.includes(file);
const up = { steps: [{ azd: 'provision' }, { azd: 'deploy --all' }] };
const whole = {
  services: {
    api: { project: './src/Functions', hooks: { prepackage: hook('node ../../scripts/hooks/a.mjs') } },
    web: { project: './staticwebapp' },
  },
  hooks: { postprovision: hook('node scripts/hooks/a.mjs') },
  workflows: { up },
};
const findingsWith = (changes) => azdFindings({ ...whole, ...changes }, exists);

test('A whole azure.yaml has no finding', () => {
  assert.deepEqual(findingsWith({}), []);
});

test('A service without a folder is found', () => {
  const services = { api: { project: './src/Function' } };
  assert.deepEqual(findingsWith({ services }), ['azure.yaml: there is no folder src/Function.']);
});

test('A hook whose script is not there is found, in the folder where it runs', () => {
  const services = { api: { project: './src/Functions', hooks: { prepackage: hook('node scripts/hooks/a.mjs') } } };
  assert.match(
    findingsWith({ services })[0],
    /prepackage runs src\/Functions\/scripts\/hooks\/a\.mjs, which is not there/,
  );
  const [finding] = findingsWith({ hooks: { predown: hook('node scripts/hooks/b.mjs') } });
  assert.match(finding, /predown runs scripts\/hooks\/b\.mjs, which is not there/);
});

test('A hook that does other things on Windows is found', () => {
  const hooks = { predown: hook('node scripts/hooks/a.mjs', 'node scripts/hooks/b.mjs') };
  assert.deepEqual(findingsWith({ hooks }), ['azure.yaml: predown runs other things on Windows.']);
});

test('An azd up that builds the page before its API has an address is found', () => {
  const wrong = [
    undefined,
    { steps: ['package', 'provision', 'deploy'].map((azd) => ({ azd })) },
    { steps: [...up.steps].reverse() },
  ];
  for (const steps of wrong) {
    const findings = findingsWith({ workflows: steps && { up: steps } });
    assert.deepEqual(findings, ['azure.yaml: azd up must provision before it packages and deploys.']);
  }
});

test('A service that no resource, or more than one, is tagged for is found', () => {
  assert.deepEqual(tagFindings(whole.services, ['web', 'api']), []);
  assert.match(tagFindings(whole.services, ['web'])[0], /not one resource is tagged azd-service-name: api/);
  assert.match(tagFindings(whole.services, ['web', 'api', 'api'])[0], /not one resource .*: api/);
  assert.match(tagFindings(whole.services, ['web', 'api', 'worker'])[0], /worker is no service/);
});

test('A variable that azd would ask for is found', () => {
  const [finding, ...more] = defaultFindings('"${AZURE_LOCATION}" "${ALERT_EMAIL=}" "${TWIN_PROFILE}"');
  assert.match(finding, /TWIN_PROFILE has no default/);
  assert.deepEqual(more, []);
});

test('The variables of the parameters are found with and without defaults', () => {
  assert.deepEqual(inputsOf('"${AZURE_LOCATION}", "${AZURE_OPENAI_CAPACITY=50}"'), [
    'AZURE_LOCATION',
    'AZURE_OPENAI_CAPACITY',
  ]);
});

test('What the first deployment settled, and the next one is not told, is found', () => {
  const output = (text) => [{ name: 'BUDGET_START', value: { text } }];
  assert.deepEqual(returnFindings(['BUDGET_START'], output('alerts.outputs.budgetStart')), []);
  assert.match(returnFindings(['BUDGET_START'], [])[0], /BUDGET_START comes in, and no output of this name keeps/);
  assert.match(returnFindings(['BUDGET_START'], output('budgetStart'))[0], /BUDGET_START is not what a module settled/);
  assert.match(
    returnFindings([], output('alerts.outputs.budgetStart'))[0],
    /BUDGET_START is put out and does not come in/,
  );
});

test('A variable that a hook names and nobody knows is found', () => {
  const text =
    'env.SERVICE_API_URI; env.SERVICE_API_URL; "azd env set AZURE_OPENAI_CAPACITY 10"; env.PATH; TWIN_ROLE_RETRY_SECONDS';
  const known = ['SERVICE_API_URI', 'AZURE_OPENAI_CAPACITY'];
  assert.deepEqual(variableFindings([{ path: 'a.mjs', text }], known), [
    'a.mjs: SERVICE_API_URL is no output of main.bicep, no variable of main.parameters.json and no setting of the app.',
  ]);
});
