/**
 * Reads DEPLOYED_MODEL, as Bicep writes it: `offline`, `openai:<model>` or `azure-openai:<model>:<version>:<sku>:<capacity>`.
 * Undefined when nothing was deployed yet.
 */
export function deployedModel(text) {
  if (!text) return undefined;
  const [provider, name = '', version = '', sku = '', capacity = '0'] = text.split(':');
  return { provider, name, version, sku, capacity: Number(capacity) };
}
