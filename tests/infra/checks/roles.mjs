import { at } from '../bicep/objects.mjs';
import { placeOf } from '../bicep/parse.mjs';
import { madeIn } from './guarded.mjs';

/**
 * A role's name must be the same in each deployment and in no other, or the second one fails; and without the type of who
 * gets it Azure looks an identity up that its directory may not know yet.
 */
export const roleFindings = (file) =>
  madeIn(file)
    .filter(({ type }) => type === 'Microsoft.Authorization/roleAssignments')
    .flatMap(({ name, node, body }) => [
      ...(at(body, 'name')?.childForFieldName('function')?.text === 'guid'
        ? []
        : [`${placeOf(file, node)}: the role ${name} is not named by guid().`]),
      ...(at(body, 'properties', 'principalType')
        ? []
        : [`${placeOf(file, node)}: the role ${name} does not say its principalType.`]),
    ]);
