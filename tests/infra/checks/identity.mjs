import { at, literalOf } from '../bicep/objects.mjs';
import { nodesOf, placeOf } from '../bicep/parse.mjs';
import { madeIn } from './guarded.mjs';

/**
 * Whether an app looks its keys up, and its package, as somebody whom it is. Without a name Azure takes the identity of the
 * system, which an app with one of its own has not.
 */
export const identityFindings = (file) =>
  madeIn(file)
    .filter(({ type }) => type === 'Microsoft.Web/sites')
    .flatMap(({ node, body }) => {
      const place = placeOf(file, node);
      const own = assignedTo(body);
      if (!literalOf(at(body, 'identity', 'type'))?.includes('UserAssigned') || own.length === 0)
        return [`${place}: the app has no identity of its own.`];
      const forKeys = at(body, 'properties', 'keyVaultReferenceIdentity');
      const forPackage = members(body, 'userAssignedIdentityResourceId');
      return [
        ...(forKeys ? [] : [`${place}: the app does not say keyVaultReferenceIdentity, and can read no key.`]),
        ...[forKeys, ...forPackage]
          .filter((identity) => identity && !own.includes(identity.text))
          .map((identity) => `${placeOf(file, identity)}: the app is not ${identity.text}.`),
      ];
    });

/** The expressions between `'${` and `}` that are the names of the app's identities. */
const assignedTo = (body) => {
  const assigned = at(body, 'identity', 'userAssignedIdentities');
  return assigned ? nodesOf(assigned, 'interpolation').map(({ firstNamedChild }) => firstNamedChild.text) : [];
};

const members = (body, name) =>
  nodesOf(body, 'object')
    .map((object) => at(object, name))
    .filter(Boolean);
