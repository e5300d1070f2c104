import { groupOf, regionName } from './environment-names.mjs';

/**
 * What this environment has of Azure OpenAI already: { accounts: [{ name, location, deployments: [{ name, model, sku, capacity }] }],
 * failed: [outcome] }. `deployed` is read from DEPLOYED_MODEL, `wanted` what is to be deployed, empty without Azure OpenAI;
 * `group` is what own-group.mjs found. DEPLOYED_MODEL is missing where azd begins anew, as on a build server, or where the first
 * deployment failed half-way: then az is asked, and where something else was deployed, or more than the one model that it names.
 */
export async function ownOpenAi(az, environment, { group, deployed, wanted }) {
  if (group.isNew) return { accounts: [], failed: [] };
  if (isSame(deployed, wanted)) return { accounts: [accountOf(deployed)], failed: [] };
  if (wanted.length === 0 && deployed && deployed.provider !== 'azure-openai') return { accounts: [], failed: [] };
  // That the group could not be seen is said already.
  return group.location ? listed(az, groupOf(environment)) : { accounts: [], failed: [], isUnseen: true };
}

const isSame = (deployed, [wanted, ...further]) =>
  further.length === 0 &&
  deployed?.provider === 'azure-openai' &&
  deployed.name === wanted?.name &&
  deployed.sku === wanted?.sku &&
  regionName(deployed.location) === wanted?.location;

const accountOf = ({ name, sku, capacity, location }) => ({
  location: regionName(location),
  deployments: [{ name, model: name, sku, capacity }],
});

async function listed(az, group) {
  const found = await az(['cognitiveservices', 'account', 'list', '--resource-group', group]);
  const ours = (found.value ?? []).filter(({ name, kind }) => kind === 'OpenAI' && name?.startsWith('oai-'));
  const outcomes = await Promise.all(
    ours.map(({ name }) =>
      az(['cognitiveservices', 'account', 'deployment', 'list', '--name', name, '--resource-group', group]),
    ),
  );
  const accounts = ours.map(({ name, location }, index) => ({
    name,
    location: regionName(location),
    deployments: (outcomes[index].value ?? []).map(read),
  }));
  return { accounts, failed: [found, ...outcomes].filter(({ ok }) => !ok) };
}

const read = ({ name, sku, properties }) => ({
  name,
  model: properties?.model?.name,
  sku: sku?.name,
  capacity: sku?.capacity ?? 0,
});
