import { error, unclear, warning } from '../finding.mjs';
import { judgeModel } from './catalog.mjs';
import { ownCapacity, quotaLeft, tooLittle } from './quota.mjs';

/** Asked for quota only where the chosen region has too little. */
const otherRegions = ['eastus2', 'swedencentral', 'westus3', 'northcentralus', 'francecentral', 'japaneast'];
const accounts = 'OpenAI.S0.AccountCount';

/**
 * Whether the models that are wanted can be deployed: offered there, not retired, and with quota. `wanted` is what wanted-models.mjs
 * reads, all in one region; `own` promises what own-openai.mjs finds.
 */
export async function modelFindings(az, wanted, own, now) {
  if (wanted.length === 0) return [];
  const [{ location }] = wanted;
  const names = wanted.map(({ name }) => name).join(', ');
  const [models, usages] = await Promise.all([listModels(az, location), listUsages(az, location)]);
  if (!models.ok) return [unclear(`Whether Azure OpenAI in ${location} has ${names}`, models)];
  const judged = wanted.map((model) => ({ model, ...judgeModel(models.value, model, now) }));
  const findings = judged.flatMap((one) => one.findings);
  const offered = judged.filter(({ usageName }) => usageName);
  if (offered.length === 0) return findings;
  if (!usages.ok) return [...findings, unclear(`The quota for ${names} in ${location}`, usages)];
  return [...findings, ...(await quotasFindings(az, offered, usages.value, await own, now))];
}

async function quotasFindings(az, offered, usages, own, now) {
  const isCertain = own.failed.length === 0 && !own.isUnseen;
  // What the environment itself may hold of it is no reason to stop.
  const refuse = isCertain ? error : warning;
  const [{ model }] = offered;
  const hasAccount = own.accounts.some(({ location }) => location === model.location);
  const room = quotaLeft(usages, accounts);
  if (room && room.left === 0 && !hasAccount) return [refuse(noAccount(model, room))];
  const findings = offered.map((one) => quotaFindings(az, one.model, one.usageName, { usages, own, refuse, now }));
  return (await Promise.all(findings)).flat();
}

async function quotaFindings(az, wanted, usageName, { usages, own, refuse, now }) {
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
