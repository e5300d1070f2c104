import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, again, againWithModel, deployment, listAccounts, listDeployments } from './fakes/again.mjs';
import {
  fineWithModel,
  group,
  listBudgets,
  listUsages,
  newEnvironment,
  ownSubscription,
  quota,
  showGroup,
  withModel,
} from './fakes/answers.mjs';
import { check } from './fakes/check.mjs';

const denied = { fails: '(AuthorizationFailed) The client may not.' };
const full = { [listUsages('eastus2')]: { prints: quota(1000) } };
const fullElsewhere = Object.fromEntries(
  ['swedencentral', 'westus3', 'northcentralus', 'francecentral', 'japaneast'].flatMap((region) => [
    [listUsages(region), { prints: quota(1000) }],
    [`az cognitiveservices model list --location ${region} @own`, { prints: [] }],
  ]),
);
const own = (...deployments) => ({
  [listAccounts]: { prints: [account('oai-abc-eastus2')] },
  [listDeployments('oai-abc-eastus2')]: { prints: deployments },
});
const asked = (calls) => calls.filter((call) => /budgets|cognitiveservices account (deployment )?list /.test(call));

test('Of an environment that was never deployed nothing more is asked', async (t) => {
  const { calls } = await check(t, fineWithModel, withModel, 0);
  assert.deepEqual(asked(calls), []);
});

test('A group that may not be seen is one warning, and the rest is not asked', async (t) => {
  const { said, calls } = await check(t, { ...fineWithModel, [showGroup]: denied }, withModel, 0);
  assert.match(
    said,
    /^! Whether rg-digital-twin-dev was deployed before could not be checked: \(AuthorizationFailed\)/m,
  );
  assert.deepEqual(asked(calls), []);
});

test('A group in another region is told with both ways out', async (t) => {
  const elsewhere = { [showGroup]: { prints: { location: 'West Europe' } } };
  const { said } = await check(t, { ...again, ...elsewhere }, newEnvironment, 1);
  assert.match(
    said,
    /^x This environment lives in westeurope \(rg-digital-twin-dev\), and AZURE_LOCATION is eastus2: `azd env set AZURE_LOCATION westeurope` leaves it there; .* docs\/operations\.md#move-to-another-region tells\.$/m,
  );
});

test('Quota that the environment itself holds is not counted against it, though azd knows nothing of it', async (t) => {
  const answers = { ...againWithModel, ...full, ...own(deployment('gpt-5.4-mini', 50)) };
  const { said } = await check(t, answers, withModel, 0);
  assert.match(said, /^Checked before deploying: [^\n]+\n$/);
});

test('A deployment that azd knows is not looked for', async (t) => {
  const known = { ...withModel, DEPLOYED_MODEL: 'azure-openai:gpt-5.4-mini:2026-03-17:GlobalStandard:50:eastus2' };
  const { calls } = await check(t, { ...againWithModel, ...full }, known, 0);
  assert.deepEqual(asked(calls), [listBudgets]);
});

test('Where an older deployment did not say its region, az does', async (t) => {
  const known = { ...withModel, DEPLOYED_MODEL: 'azure-openai:gpt-5.4-mini:2026-03-17:GlobalStandard:50' };
  const answers = { ...againWithModel, ...full, ...own(deployment('gpt-5.4-mini', 50)) };
  const { calls } = await check(t, answers, known, 0);
  assert.ok(calls.includes(listAccounts));
});

test('Quota that the environment holds in another region is of no use here', async (t) => {
  const answers = {
    ...againWithModel,
    ...full,
    ...fullElsewhere,
    [listAccounts]: { prints: [account('oai-abc-westus3', 'westus3')] },
    [listDeployments('oai-abc-westus3')]: { prints: [deployment('gpt-5.4-mini', 50)] },
  };
  const { said } = await check(t, answers, withModel, 1);
  assert.match(said, /^x The quota for gpt-5\.4-mini .* in eastus2 is too small: .* and 0 of 1000 are left/m);
});

test('Quota that may be held by the environment itself is no reason to stop', async (t) => {
  const answers = { ...againWithModel, ...full, ...fullElsewhere, [listAccounts]: denied };
  const { said } = await check(t, answers, withModel, 0);
  assert.match(
    said,
    /^! What this environment has of Azure OpenAI already could not be checked: \(AuthorizationFailed\)/m,
  );
  assert.match(said, /^! The quota for gpt-5\.4-mini /m);
});

test('A model that the settings no longer name is told with what deletes it', async (t) => {
  const answers = { ...againWithModel, ...own(deployment('gpt-5.4-mini', 50), deployment('gpt-4.1-mini', 30)) };
  const { said } = await check(t, answers, withModel, 0);
  assert.match(
    said,
    new RegExp(
      `^! gpt-4\\.1-mini in eastus2 .* quota of 30 thousand tokens a minute, .*\`az cognitiveservices account deployment delete --name oai-abc-eastus2 --resource-group ${group} --deployment-name gpt-4\\.1-mini --subscription ${ownSubscription}\`\\.$`,
      'm',
    ),
  );
  assert.doesNotMatch(said, /^! gpt-5\.4-mini/m);
});

test('With another provider or region the account stays as well', async (t) => {
  const offline = {
    ...newEnvironment,
    DEPLOYED_MODEL: 'azure-openai:gpt-5.4-mini:2026-03-17:GlobalStandard:50:eastus2',
  };
  const { said } = await check(t, { ...again, ...own(deployment('gpt-5.4-mini', 50)) }, offline, 0);
  assert.match(
    said,
    new RegExp(
      `^! gpt-5\\.4-mini in eastus2 .*\`az cognitiveservices account delete --name oai-abc-eastus2 --resource-group ${group} --subscription ${ownSubscription}\`\\.$`,
      'm',
    ),
  );
});

test('An environment that last had no model of Azure is not asked for one', async (t) => {
  const { calls } = await check(t, again, { ...newEnvironment, DEPLOYED_MODEL: 'offline' }, 0);
  assert.deepEqual(asked(calls), [listBudgets]);
});
