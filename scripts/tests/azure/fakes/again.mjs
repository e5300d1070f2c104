import { fine, fineWithModel, group, listBudgets, showGroup } from './answers.mjs';

/** An entry of `az cognitiveservices account list`. */
export const account = (name, location = 'eastus2') => ({ name, location, kind: 'OpenAI' });

/** An entry of `az cognitiveservices account deployment list`. */
export const deployment = (name, capacity, sku = 'GlobalStandard') => ({
  name,
  sku: { name: sku, capacity },
  properties: { model: { format: 'OpenAI', name, version: '2026-03-17' } },
});

export const listAccounts = `az cognitiveservices account list --resource-group ${group} @own`;
export const listDeployments = (name) =>
  `az cognitiveservices account deployment list --name ${name} --resource-group ${group} @own`;

/** The environment was deployed before, without a budget and a model. */
const deployed = {
  [showGroup]: { prints: { name: group, location: 'eastus2' } },
  [listBudgets]: { prints: { value: [] } },
  [listAccounts]: { prints: [] },
};
export const again = { ...fine, ...deployed };
export const againWithModel = { ...fineWithModel, ...deployed };
