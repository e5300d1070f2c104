import { sum } from '../statistics.mjs';
import { TableService } from '../tables/table-service.mjs';

/** The days' accounts, as src/Functions/Azure/UsageRow writes them: what was spent, and what is set aside still. */
export async function readLedger(address) {
  const rows = await new TableService(address).rows('usage', "PartitionKey ge ''");
  const accounts = rows.map((row) => JSON.parse(row.Account));
  const open = accounts.flatMap(({ holds }) => holds).filter(({ tokens }) => tokens > 0);
  return {
    days: new Set(rows.map((row) => row.PartitionKey)).size,
    spent: sum(accounts.map(({ spent }) => spent)),
    setAside: sum(open.map(({ tokens }) => tokens)),
    longest: Math.max(0, ...rows.map((row) => row.Account.length)),
  };
}
