import { deletedOf, nameOfKind, purgeCommand } from '../deleted.mjs';
import { groupOf, regionName } from '../environment-names.mjs';
import { error, unclear } from '../finding.mjs';

/** Names are made from subscription, environment and region, so that what was deleted of the same ones has the name that is needed. */
export async function softDeletedFindings(az, environment, inputs) {
  const usesAzureOpenAi = inputs.MODEL_PROVIDER === 'azure-openai';
  const { items, failed } = await deletedOf(
    az,
    groupOf(environment),
    usesAzureOpenAi ? ['vault', 'account'] : ['vault'],
  );
  const regions = {
    vault: regionName(inputs.AZURE_LOCATION),
    account: regionName(inputs.AZURE_OPENAI_LOCATION || inputs.AZURE_LOCATION),
  };
  const blocking = items.filter(({ kind, location }) => location === regions[kind]);
  return [
    ...blocking.map((item) => error(blocked(item, environment.AZURE_SUBSCRIPTION_ID))),
    ...failed.map((outcome) =>
      unclear('Whether a deleted Key Vault or Azure OpenAI account still holds its name', outcome),
    ),
  ];
}

function blocked(item, subscription) {
  const what = `The ${nameOfKind(item.kind)} ${item.name} was deleted before, and Azure keeps its name until ${item.until ?? 'it is purged'}`;
  return item.isProtected
    ? `${what}; it is protected from purging, so wait, or deploy under another name with \`azd env new\`.`
    : `${what}: purge it for good with \`${purgeCommand(item, subscription)}\`.`;
}
