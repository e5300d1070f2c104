import { at, keysOf } from '../bicep/objects.mjs';
import { placeOf } from '../bicep/parse.mjs';
import { resourceAt } from '../bicep/references.mjs';
import { madeIn } from './guarded.mjs';

/** Where the log of a request would hold its address, and with it the id of a conversation, which is its only key. */
const unlogged = ['Microsoft.Storage/storageAccounts/tableServices', 'Microsoft.Web/sites'];

/** Whether what is collected of a resource leaves the visitors' conversations alone. */
export const diagnosticFindings = (file) =>
  madeIn(file)
    .filter(({ type }) => type === 'Microsoft.Insights/diagnosticSettings')
    .flatMap(({ name, node, body }) => {
      const place = placeOf(file, node);
      const scope = resourceAt(file, at(body, 'scope'));
      const properties = at(body, 'properties');
      if (!scope) return [`${place}: the diagnostics ${name} do not name the resource that they are of.`];
      if (!unlogged.includes(scope.type)) return [];
      if (properties?.type !== 'object')
        return [`${place}: the diagnostics ${name} do not say in place what they collect.`];
      return keysOf(properties).includes('logs')
        ? [`${place}: logs of ${scope.type} hold the ids of conversations: metrics only.`]
        : [];
    });
