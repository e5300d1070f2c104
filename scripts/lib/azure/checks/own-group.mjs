import { groupOf, regionName } from '../environment-names.mjs';
import { error, unclear } from '../finding.mjs';

/** A resource group stays where it was made, even if nothing came of the rest. `group` is what own-group.mjs found. */
export function groupFindings(group, environment) {
  if (group.isNew) return [];
  if (!group.location) return [unclear(`Whether ${groupOf(environment)} was deployed before`, group)];
  if (group.location === regionName(environment.AZURE_LOCATION)) return [];
  return [
    error(
      `This environment lives in ${group.location} (${groupOf(environment)}), and AZURE_LOCATION is ${environment.AZURE_LOCATION}: ` +
        `\`azd env set AZURE_LOCATION ${group.location}\` leaves it there; to move, run \`azd down --purge\` first, with which all in it is lost, ` +
        'or make another with `azd env new`, as docs/operations.md#move-to-another-region tells.',
    ),
  ];
}
