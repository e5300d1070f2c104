/**
 * Reads DEPLOYED_MODEL, as Bicep writes it: `offline`, `openai:<model>` or `azure-openai:<model>:<version>:<sku>:<capacity>:<region>`.
 * Undefined when nothing was deployed yet; without `location` where an older deployment did not say it.
 */
export function deployedModel(text) {
  if (!text) return undefined;
  const [provider, name = '', version = '', sku = '', capacity = '0', location] = text.split(':');
  return { provider, name, version, sku, capacity: Number(capacity), ...(location && { location }) };
}
