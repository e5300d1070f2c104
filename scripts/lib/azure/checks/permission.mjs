import { unclear, warning } from '../finding.mjs';

const mayGiveRoles = ['Owner', 'User Access Administrator', 'Role Based Access Control Administrator'];

/** Whether whoever is signed in may give the app its roles. Only a warning: roles of one's own making may do as well. */
export async function permissionFindings(az, environment, user) {
  if (!user?.name) return [];
  const scope = `/subscriptions/${environment.AZURE_SUBSCRIPTION_ID}`;
  const everywhere = ['--include-groups', '--include-inherited'];
  const given = await az(['role', 'assignment', 'list', '--assignee', user.name, ...everywhere, '--scope', scope]);
  if (!given.ok) return [unclear(`Whether ${user.name} may give roles in the subscription`, given)];
  const names = given.value.map(({ roleDefinitionName }) => roleDefinitionName);
  if (names.some((name) => mayGiveRoles.includes(name))) return [];
  return [
    warning(
      `${user.name} has ${names.length ? `the role ${[...new Set(names)].join(', ')}` : 'no role'} in the subscription, and the app has to be ` +
        'given its own: if provisioning ends with AuthorizationFailed, ask an owner for Role Based Access Control Administrator beside Contributor.',
    ),
  ];
}
