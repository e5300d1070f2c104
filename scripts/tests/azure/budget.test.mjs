import assert from 'node:assert/strict';
import { test } from 'node:test';
import { again } from './fakes/again.mjs';
import { fine, group, listBudgets, newEnvironment, ownSubscription } from './fakes/answers.mjs';
import { check } from './fakes/check.mjs';

const remember = 'azd env set BUDGET_START=2026-08-01 --environment dev';
const forget = 'azd env set BUDGET_START= --environment dev';
const budget = {
  [listBudgets]: {
    prints: { value: [{ name: 'budget-abc', properties: { timePeriod: { startDate: '2026-08-01T00:00:00Z' } } }] },
  },
};

test('The month of a budget that is there already is found again, for Azure lets no other be named', async (t) => {
  for (const BUDGET_START of [undefined, '', '2026-09-01']) {
    const { calls } = await check(t, { ...again, ...budget, [remember]: {} }, { ...newEnvironment, BUDGET_START }, 0);
    assert.ok(calls.includes(remember), BUDGET_START);
  }
});

test('A month that azd knows is not told again', async (t) => {
  await check(t, { ...again, ...budget }, { ...newEnvironment, BUDGET_START: '2026-08-01' }, 0);
});

test('The month of a budget that is gone is forgotten, with its group or without', async (t) => {
  for (const answers of [fine, again]) {
    const settings = { ...newEnvironment, BUDGET_START: '2026-08-01' };
    const { calls } = await check(t, { ...answers, [forget]: {} }, settings, 0);
    assert.ok(calls.includes(forget));
  }
});

test('A month that azd could not be told is said', async (t) => {
  const answers = { ...again, ...budget, [remember]: { fails: 'no environment exists' } };
  const { said } = await check(t, answers, newEnvironment, 0);
  assert.match(said, /^! That the cost budget began on 2026-08-01 could not be checked: no environment exists\.$/m);
});

test('A budget that is no longer wanted is told with what deletes it', async (t) => {
  const settings = { ...newEnvironment, BUDGET_START: '2026-08-01', MONTHLY_BUDGET: '-1' };
  const { said } = await check(t, { ...again, ...budget }, settings, 0);
  assert.match(
    said,
    new RegExp(
      `^! MONTHLY_BUDGET is -1, .*\`az consumption budget delete-with-rg --budget-name budget-abc --resource-group ${group} --subscription ${ownSubscription}\`\\.$`,
      'm',
    ),
  );
});
