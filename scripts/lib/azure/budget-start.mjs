import { groupOf } from './environment-names.mjs';
import { unclear } from './finding.mjs';

/**
 * The month in which the cost budget began, `2026-11-01`, if there is one already: Azure refuses a deployment that names another.
 * azd remembers it (BUDGET_START) where it deployed from, and this finds it again elsewhere, as on a build server.
 */
export async function rememberBudget({ az, tell }, environment) {
  if (environment.BUDGET_START) return [];
  const listed = await az(['rest', '--method', 'get', '--url', budgetsOf(environment), '--url-parameters', version]);
  if (!listed.ok) return isNew(listed) ? [] : [unclear('When the cost budget began', listed)];
  const began = monthOf(listed.value);
  const said =
    began && (await tell(['env', 'set', 'BUDGET_START', began, '--environment', environment.AZURE_ENV_NAME]));
  return said ? [unclear(`That the cost budget began on ${began}`, { said })] : [];
}

const version = 'api-version=2023-11-01';

const budgetsOf = (environment) =>
  `https://management.azure.com/subscriptions/${environment.AZURE_SUBSCRIPTION_ID}/resourceGroups/${encodeURIComponent(groupOf(environment))}` +
  '/providers/Microsoft.Consumption/budgets';

const isNew = ({ said }) => /ResourceGroupNotFound|Not Found/i.test(said ?? '');

export function monthOf(answer) {
  const ours = (answer?.value ?? []).find(({ name }) => name?.startsWith('budget-'));
  return ours?.properties?.timePeriod?.startDate?.slice(0, 10);
}
