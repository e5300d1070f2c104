import { regionName } from './environment-names.mjs';

/**
 * What Azure keeps for recovery of a resource group's vaults and Azure OpenAI accounts, with their names:
 * { items: [{ kind, name, location, until, isProtected }], failed: [outcome] }. `kinds` are `vault` and `account`.
 */
export async function deletedOf(az, group, kinds = ['vault', 'account']) {
  const lists = {
    vault: () => az(['keyvault', 'list-deleted', '--resource-type', 'vault']),
    account: () => az(['cognitiveservices', 'account', 'list-deleted']),
  };
  const outcomes = await Promise.all(kinds.map((kind) => lists[kind]()));
  const items = outcomes.flatMap((outcome, index) => listIn(outcome).map((entry) => readers[kinds[index]](entry)));
  const isOurs = (item) => item.group?.toLowerCase() === group.toLowerCase();
  return { items: items.filter(isOurs), failed: outcomes.filter((outcome) => !outcome.ok) };
}

const listIn = ({ value }) => (value ?? []).filter(({ name }) => name);

const groupIn = (id) => /\/resourceGroups\/([^/]+)/i.exec(id ?? '')?.[1];

const readers = {
  vault: ({ name, properties }) => ({
    kind: 'vault',
    name,
    group: groupIn(properties?.vaultId),
    location: regionName(properties?.location),
    until: properties?.scheduledPurgeDate?.slice(0, 10),
    isProtected: properties?.purgeProtectionEnabled === true,
  }),
  account: ({ id, name, location, properties }) => ({
    kind: 'account',
    name,
    group: groupIn(id),
    location: regionName(location),
    until: properties?.scheduledPurgeDate?.slice(0, 10),
    isProtected: false,
  }),
};

export const nameOfKind = (kind) => (kind === 'vault' ? 'Key Vault' : 'Azure OpenAI account');

/** For az, without the subscription. */
export const purgeArguments = ({ kind, name, location, group }) =>
  kind === 'vault'
    ? ['keyvault', 'purge', '--name', name, '--location', location]
    : ['cognitiveservices', 'account', 'purge', '--name', name, '--location', location, '--resource-group', group];

export const purgeCommand = (item, subscription) =>
  `az ${purgeArguments(item).join(' ')} --subscription ${subscription}`;
