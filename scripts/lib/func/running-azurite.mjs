import { connectionString, isAzurite, usualAddresses } from '../azurite/account.mjs';
import { onAzurite } from '../azurite/on-azurite.mjs';

const never = new Promise(() => {});

/** Calls `use({ connectionString, ended })` on the Azurite that listens at `addresses`, else on one that runs as long as `use`. */
export async function onRunningAzurite({ folder, ports, addresses = usualAddresses }, use) {
  if (!(await isAzurite(addresses.blob))) return onAzurite(folder, use, ports);
  console.log(`Azurite: the one at ${addresses.blob}, which runs already.`);
  return use({ connectionString: connectionString(addresses), ended: never });
}
