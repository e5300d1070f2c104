import { error, warning } from '../finding.mjs';

/** `azd auth login --check-status` ends with 0 either way; what it says counts. */
export function azdSignInFindings(outcome) {
  if (outcome.missing || outcome.value?.status === 'success') return [];
  if (outcome.ok || /azd auth login|not logged in/i.test(outcome.said))
    return [error('azd is not signed in: run `azd auth login`.')];
  return [error(`azd failed: ${outcome.said}: see what \`azd auth login --check-status\` says.`)];
}

/**
 * `shown` is the outcome of `az account show` for the wanted subscription, `own` of the same without naming one. `tenant` is where
 * the environment was deployed before, if it was.
 */
export function azSignInFindings({ shown, own, subscription, tenant }) {
  if (shown.missing) return [];
  if (!own.ok) return [/\baz login\b/.test(own.said) ? error('az is not signed in: run `az login`.') : azFailed(own)];
  if (!subscription) return [];
  if (!shown.ok && !isUnseen(shown)) return [azFailed(shown)];
  if (!shown.ok) {
    return [
      error(
        `az is signed in as ${own.value?.user?.name} in the tenant ${own.value?.tenantId}, which does not see the subscription ` +
          `${subscription}: run \`az login --tenant\` with the subscription's tenant, or choose another with ` +
          '`azd env set AZURE_SUBSCRIPTION_ID` and one of `az account list --output table`.',
      ),
    ];
  }
  return [...stateFindings(shown.value, subscription), ...tenantFindings(shown.value, tenant)];
}

const isUnseen = ({ said }) => /subscription\b.*(doesn't exist|not found)/i.test(said);

const azFailed = ({ said }) => error(`az failed: ${said}: see what \`az account show\` says.`);

const stateFindings = ({ state, name }, subscription) =>
  state && state !== 'Enabled'
    ? [
        error(
          `The subscription ${name} (${subscription}) is ${state.toLowerCase()}: enable it at https://portal.azure.com, or choose another with \`azd env set AZURE_SUBSCRIPTION_ID\`.`,
        ),
      ]
    : [];

const tenantFindings = ({ tenantId }, tenant) =>
  tenant && tenantId && tenant !== tenantId
    ? [
        error(
          `az is signed in to the tenant ${tenantId}, and this environment was deployed to ${tenant}: run \`az login --tenant ${tenant}\` and \`azd auth login --tenant-id ${tenant}\`.`,
        ),
      ]
    : [];

/** What azd asks for by itself, but only after the hooks of a first `azd provision`. */
export function choiceFindings({ subscription, location }) {
  const open = [!subscription && 'AZURE_SUBSCRIPTION_ID', !location && 'AZURE_LOCATION'].filter(Boolean);
  if (open.length === 0) return [];
  return [
    warning(
      `${open.join(' and ')} ${open.length > 1 ? 'are' : 'is'} not chosen yet, so that region and quota were not looked at: azd asks ` +
        `next, or set ${open.length > 1 ? 'them' : 'it'} with \`azd env set NAME value\` and begin again.`,
    ),
  ];
}
