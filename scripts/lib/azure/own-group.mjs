import { groupOf, regionName } from './environment-names.mjs';

/**
 * The resource group of the environment, which decides whether there is anything else to ask of an earlier deployment: { location }
 * where there is one, { isNew: true } where there is none, or the outcome with which it could not be seen.
 */
export async function ownGroup(az, environment) {
  const shown = await az(['group', 'show', '--name', groupOf(environment)]);
  if (shown.ok) return { location: regionName(shown.value?.location) };
  return isAbsent(shown) ? { isNew: true } : shown;
}

const isAbsent = ({ said }) => /ResourceGroupNotFound|could not be found/i.test(said ?? '');
