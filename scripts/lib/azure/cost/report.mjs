import { readFileSync } from 'node:fs';
import { deployedModel } from '../deployed-model.mjs';
import { readInputs, readProfiles, readTwinSettings } from '../inputs.mjs';
import { settingsOfApp } from '../settings-of-app.mjs';
import { costLines } from './lines.mjs';
import { traffic } from './traffic.mjs';

export const readPrices = () => JSON.parse(readFileSync(new URL('../prices.json', import.meta.url), 'utf8'));

/** The monthly cost of what the environment says was deployed, as a text. */
export function costReport(environment) {
  const prices = readPrices();
  const inputs = readInputs(environment);
  const profile = readProfiles()[environment.DEPLOYED_PROFILE];
  if (!profile) return 'What this costs is not known, for DEPLOYED_PROFILE names no profile: run `azd provision`.';
  const { STT_MODEL, TTS_MODEL } = settingsOfApp(readTwinSettings(), inputs);
  const lines = costLines({
    prices,
    profile,
    model: deployedModel(environment.DEPLOYED_MODEL),
    speech: { hears: STT_MODEL, speaks: TTS_MODEL },
    dailyTokenBudget: Number(inputs.DAILY_TOKEN_BUDGET),
    isAlerting: Boolean(inputs.ALERT_EMAIL),
  });
  return `${introduction(prices)}\n\n${costTable(lines, prices.currency)}`;
}

const introduction = ({ date, currency, source }) =>
  `What this costs in ${currency} a month, about, at ${traffic.turns.toLocaleString('en')} questions of ${traffic.inputTokens.toLocaleString('en')} ` +
  `tokens in and ${traffic.outputTokens} out (prices of ${date}, ${source}; yours differ by region and contract):`;

export function costTable(lines, currency) {
  const rows = [...lines.map(rowOf), rowOf({ what: 'together', estimate: sum(lines), note: unknownOf(lines) })];
  const head = ['line', currency, 'at most', ''];
  const widths = [0, 1, 2].map((column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  return [head, ...rows]
    .map(([what, estimate, most, note]) =>
      `${what.padEnd(widths[0])}  ${estimate.padStart(widths[1])}  ${most.padStart(widths[2])}  ${note}`.trimEnd(),
    )
    .join('\n');
}

const rowOf = ({ what, estimate, most, note = '' }) => [what, money(estimate), money(most), note];

const money = (amount) => (amount === undefined ? '-' : amount.toFixed(2));

const sum = (lines) => lines.reduce((total, { estimate = 0 }) => total + estimate, 0);

const unknownOf = (lines) => (lines.some(({ estimate }) => estimate === undefined) ? 'without what has no number' : '');
