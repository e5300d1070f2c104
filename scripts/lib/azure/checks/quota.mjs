/**
 * What is left of a quota: { left, limit }. `usages` is what `az cognitiveservices usage list` printed; `own` is what this
 * environment holds of it already and keeps. Undefined when no such quota is listed.
 */
export function quotaLeft(usages, usageName, own = 0) {
  const entry = usages.find(({ name }) => name?.value?.toLowerCase() === usageName.toLowerCase());
  return entry && { left: Math.max(0, entry.limit - entry.currentValue + own), limit: entry.limit };
}

/** The capacity that this environment's deployments of the same model hold in the region. `own` is what own-openai.mjs found. */
export const ownCapacity = ({ accounts }, { name, sku, location }) =>
  accounts
    .filter((account) => account.location === location)
    .flatMap(({ deployments }) => deployments)
    .filter((deployment) => deployment.model === name && deployment.sku === sku)
    .reduce((sum, { capacity }) => sum + capacity, 0);

/** One sentence. `others` are regions that have enough. */
export function tooLittle({ name, sku, capacity, location, isSpeech, inputs }, { left, limit }, others) {
  const ways = [
    left > 0 && `take what is left with \`azd env set ${inputs.capacity} ${left}\``,
    others.length > 0 &&
      `deploy the model in ${others.join(' or ')}, which ${others.length > 1 ? 'have' : 'has'} enough, with ` +
        `\`azd env set AZURE_OPENAI_LOCATION ${others[0]}\``,
    'ask for more at https://aka.ms/oai/stuquotarequest',
  ].filter(Boolean);
  return (
    `The quota for ${name} (${sku}) in ${location} is too small: ${capacity} ${unitOf(isSpeech)} are asked for ` +
    `(${inputs.capacity}), and ${left} of ${limit} are left: ${ways.join(', or ')}.`
  );
}

/** Of models that hear and speak some are counted in tokens and some in calls. */
const unitOf = (isSpeech) => (isSpeech ? 'units of capacity' : 'thousand tokens a minute');
