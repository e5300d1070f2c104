import { groupOf } from './environment-names.mjs';
import { unclear, warning } from './finding.mjs';

/**
 * Gives azd the month in which the cost budget began, `2026-11-01`, for Azure refuses a deployment that names another; and takes back
 * a month whose budget is gone, for it refuses a new one with that. `group` is what own-group.mjs found.
 */
export async function rememberBudget({ az, tell }, environment, inputs, group) {
  if (group.isNew) return set(tell, environment, '');
  // That the group could not be seen is said already.
  if (!group.location) return [];
  const listed = await az(['rest', '--method', 'get', '--url', budgetsOf(environment), '--url-parameters', version]);
  if (!listed.ok) return [unclear('When the cost budget began', listed)];
  const budget = ownBudget(listed.value);
  return [...(await set(tell, environment, monthOf(budget))), ...leftBudget(budget, environment, inputs)];
}

const version = 'api-version=2023-11-01';

const budgetsOf = (environment) =>
  `https://management.azure.com/subscriptions/${environment.AZURE_SUBSCRIPTION_ID}/resourceGroups/${encodeURIComponent(groupOf(environment))}` +
  '/providers/Microsoft.Consumption/budgets';

const ownBudget = (answer) => (answer?.value ?? []).find(({ name }) => name?.startsWith('budget-'));

const monthOf = (budget) => budget?.properties?.timePeriod?.startDate?.slice(0, 10) ?? '';

async function set(tell, environment, month) {
  if (month === (environment.BUDGET_START ?? '')) return [];
  const said = await tell(['env', 'set', `BUDGET_START=${month}`, '--environment', environment.AZURE_ENV_NAME]);
  if (!said) return [];
  return [
    unclear(month ? `That the cost budget began on ${month}` : 'That there is no cost budget any more', { said }),
  ];
}

function leftBudget(budget, environment, inputs) {
  if (!budget || !(Number(inputs.MONTHLY_BUDGET) < 0)) return [];
  return [
    warning(
      `MONTHLY_BUDGET is ${inputs.MONTHLY_BUDGET}, and the cost budget ${budget.name} of an earlier deployment stays, until ` +
        `\`az consumption budget delete-with-rg --budget-name ${budget.name} --resource-group ${groupOf(environment)} ` +
        `--subscription ${environment.AZURE_SUBSCRIPTION_ID}\`.`,
    ),
  ];
}
