import { regionName } from '../environment-names.mjs';
import { error, unclear, warning } from '../finding.mjs';
import { judgeModel } from './catalog.mjs';
import { ownCapacity, quotaLeft, tooLittle } from './quota.mjs';

/** Asked for quota only where the chosen region has too little. */
const otherRegions = ['eastus2', 'swedencentral', 'westus3', 'northcentralus', 'francecentral', 'japaneast'];
const accounts = 'OpenAI.S0.AccountCount';

/** Whether the model that is wanted can be deployed: offered there, not retired, and with quota. `own` promises what own-openai.mjs finds. */
export async function modelFindings(az, wanted, own, now) {
  const [models, usages] = await Promise.all([listModels(az, wanted.location), listUsages(az, wanted.location)]);
  if (!models.ok) return [unclear(`Whether Azure OpenAI in ${wanted.location} has ${wanted.name}`, models)];
  const { findings, usageName } = judgeModel(models.value, wanted, now);
  if (!usageName) return findings;
  if (!usages.ok) return [...findings, unclear(`The quota for ${wanted.name} in ${wanted.location}`, usages)];
  return [...findings, ...(await quotaFindings(az, wanted, usageName, usages.value, await own, now))];
}

/** Undefined where no model of Azure OpenAI is to be deployed. */
export const wantedModel = (inputs) => (inputs.MODEL_PROVIDER === 'azure-openai' ? readModel(inputs) : undefined);

const readModel = (inputs) => ({
  name: inputs.AZURE_OPENAI_MODEL,
  version: inputs.AZURE_OPENAI_MODEL_VERSION,
  sku: inputs.AZURE_OPENAI_SKU,
  capacity: Number(inputs.AZURE_OPENAI_CAPACITY),
  location: regionName(inputs.AZURE_OPENAI_LOCATION || inputs.AZURE_LOCATION),
});

async function quotaFindings(az, wanted, usageName, usages, own, now) {
  const isCertain = own.failed.length === 0 && !own.isUnseen;
  // What the environment itself may hold of it is no reason to stop.
  const refuse = isCertain ? error : warning;
  const hasAccount = own.accounts.some(({ location }) => location === wanted.location);
  const room = quotaLeft(usages, accounts);
  if (room && room.left === 0 && !hasAccount) return [refuse(noAccount(wanted, room))];
  const quota = quotaLeft(usages, usageName, ownCapacity(own, wanted));
  if (!quota)
    return [
      warning(
        `The quota for ${wanted.name} in ${wanted.location} is not listed: if the deployment fails for it, choose another region with \`azd env set AZURE_OPENAI_LOCATION\`.`,
      ),
    ];
  if (quota.left >= wanted.capacity) return [];
  return [refuse(tooLittle(wanted, quota, await regionsWithRoom(az, wanted, usageName, now)))];
}

async function regionsWithRoom(az, wanted, usageName, now) {
  const candidates = otherRegions.filter((region) => region !== wanted.location).slice(0, 5);
  const hasRoom = async (location) => {
    const [usages, models] = await Promise.all([listUsages(az, location), listModels(az, location)]);
    const enough = usages.ok && quotaLeft(usages.value, usageName)?.left >= wanted.capacity;
    return enough && models.ok && Boolean(judgeModel(models.value, { ...wanted, location }, now).usageName);
  };
  const answers = await Promise.all(candidates.map(hasRoom));
  return candidates.filter((_, index) => answers[index]);
}

const listModels = (az, location) => az(['cognitiveservices', 'model', 'list', '--location', location]);
const listUsages = (az, location) => az(['cognitiveservices', 'usage', 'list', '--location', location]);

const noAccount = ({ location }, { limit }) =>
  `The subscription has all ${limit} Azure OpenAI resources that it may have in ${location}: delete one that is not used, purge deleted ` +
  'ones (`az cognitiveservices account list-deleted`), or take another region with `azd env set AZURE_OPENAI_LOCATION`.';
