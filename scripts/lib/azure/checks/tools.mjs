import { isAtLeast, parseVersion } from '../../version.mjs';
import { error, warning } from '../finding.mjs';

/** Before 1.25.6 azd builds the page without its environment (1.23.7) or can't put it on a site that is called default (1.25.6). */
export const oldestAzd = '1.25.6';
/** The first to know Flex Consumption. */
export const oldestAz = '2.60.0';

const azdAdvice =
  'get it from https://aka.ms/azd-install (`winget install microsoft.azd`, `brew install azure/azd/azd`, `curl -fsSL https://aka.ms/install-azd.sh | bash`)';
const azAdvice =
  'get it from https://aka.ms/install-azure-cli (`winget install Microsoft.AzureCLI`, `brew install azure-cli`, `curl -sL https://aka.ms/InstallAzureCLIDeb | sudo bash`)';

/** `azd` and `az` are the outcomes of `azd version` and `az version`, `dotnet` the sentence about the SDK, if there is one. */
export const toolFindings = ({ azd, az, dotnet }) => [
  ...versionFindings('azd', 'The Azure Developer CLI', azd, azd.value?.azd?.version, oldestAzd, azdAdvice),
  ...versionFindings('az', 'The Azure CLI', az, az.value?.['azure-cli'], oldestAz, azAdvice),
  ...(dotnet ? [error(dotnet)] : []),
];

const notFound = (program, name, advice) => `${name} is needed, and \`${program}\` was not found: ${advice}.`;

export const azdNotFound = notFound('azd', 'The Azure Developer CLI', azdAdvice);

function versionFindings(program, name, outcome, found, oldest, advice) {
  if (outcome.missing) return [error(notFound(program, name, advice))];
  const version = parseVersion(found ?? '');
  if (!version) return [warning(`The version of ${program} could not be read: it has to be ${oldest} or newer.`)];
  if (isAtLeast(version, parseVersion(oldest))) return [];
  return [error(`${name} has to be ${oldest} or newer, and this is ${found}: ${advice}.`)];
}
