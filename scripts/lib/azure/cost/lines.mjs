import { daysOfMonth, idle, secondsOfMonth, traffic } from './traffic.mjs';
import { voiceLines } from './voice.mjs';

/** Log alerts that Bicep makes where somebody is told of them. */
export const alertRules = 3;

/**
 * What a month costs, line by line: [{ what, estimate, most, note }]. `most` is a true bound, undefined where there is none; an
 * `estimate` that is undefined is not known. `profile` is a member of profiles.json.
 */
export const costLines = ({ prices, profile, model, speech, dailyTokenBudget, isAlerting }) => [
  functionsLine(prices.functions, profile),
  siteLine(prices.site, profile),
  logsLine(prices.logs, profile),
  storageLine(prices.storage, profile),
  fixed('Key Vault', (idle.vaultOperations / 10_000) * prices.keyVault.tenThousandOperations),
  ...(isAlerting ? [fixed(`Alerts (${alertRules})`, alertRules * prices.alertRule)] : []),
  modelLine(prices.millionTokens, model, dailyTokenBudget),
  ...voiceLines(prices.speech, speech),
];

const fixed = (what, estimate, note) => ({ what, estimate, most: estimate, note });

function functionsLine(price, { instanceMemoryMB, alwaysReadyInstances }) {
  const gb = instanceMemoryMB / 1_024;
  const used = traffic.turns * traffic.seconds * gb;
  const executions = traffic.turns * traffic.requests;
  if (alwaysReadyInstances > 0) {
    const baseline = alwaysReadyInstances * gb * secondsOfMonth * price.alwaysReadyGbSecond;
    const estimate =
      baseline + used * price.alwaysReadyExecutionGbSecond + (executions / 1e6) * price.millionExecutions;
    return {
      what: 'Functions',
      estimate,
      note: `${alwaysReadyInstances} always ready (${instanceMemoryMB} MB): ${baseline.toFixed(2)}`,
    };
  }
  const estimate =
    beyond(used, price.freeGbSeconds) * price.onDemandGbSecond +
    (beyond(executions, price.freeExecutions) / 1e6) * price.millionExecutions;
  return {
    what: 'Functions',
    estimate,
    note: `the subscription's first ${price.freeGbSeconds.toLocaleString('en')} GB-s are free`,
  };
}

const siteLine = (price, { siteSku }) => fixed(`Site (${siteSku})`, price[siteSku]);

function logsLine(price, { logDailyCapGb, alwaysReadyInstances }) {
  const written = idle.logGb + alwaysReadyInstances * idle.logGbOfInstance + traffic.turns * traffic.logGb;
  const cost = (gb) => beyond(gb, price.freeGb) * price.gb;
  const note = `${price.freeGb} GB are free; at most ${logDailyCapGb} GB a day`;
  return { what: 'Logs', estimate: cost(written), most: cost(logDailyCapGb * daysOfMonth), note };
}

function storageLine(price, { storageSku, alwaysReadyInstances }) {
  const operations =
    traffic.turns * traffic.storageOperations + alwaysReadyInstances * idle.storageOperationsOfInstance;
  const estimate = traffic.storedGb * price.gb[storageSku] + (operations / 10_000) * price.tenThousandOperations;
  return { what: 'Storage', estimate };
}

/** The bound: every token that a day allows is spent, and all are of the dearer kind. */
function modelLine(prices, model, dailyTokenBudget) {
  if (!model || model.provider === 'offline') return fixed('Model (offline)', 0);
  const what = `Model (${model.name || "the app's default"})`;
  const price = prices[model.name];
  if (!price) return { what, note: 'its price is not in scripts/lib/azure/prices.json: ask who bills it' };
  const million = traffic.turns / 1e6;
  const estimate = million * (traffic.inputTokens * price.input + traffic.outputTokens * price.output);
  const most = ((dailyTokenBudget * daysOfMonth) / 1e6) * Math.max(price.input, price.output);
  return { what, estimate, most, note: `at most all of DAILY_TOKEN_BUDGET=${dailyTokenBudget}, every day, as output` };
}

const beyond = (amount, free) => Math.max(0, amount - free);
