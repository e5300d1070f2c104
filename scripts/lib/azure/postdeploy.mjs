import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../failure.mjs';
import { addressIn } from './addresses.mjs';
import { costReport } from './cost/report.mjs';
import { hookSettings } from './hook-settings.mjs';
import { smoke } from './smoke/smoke.mjs';
import { advice, smokeTable } from './smoke/table.mjs';

/** Tries what was deployed and shows what it will cost. Resolves to the exit code: 1 when something does not work. */
export async function main() {
  const twin = twinOf(process.env);
  const { healthRetry: retry, healthPatience: patience } = hookSettings(process.env);
  const waiting = { retry, patience, wait, tell: (text) => console.log(text), now: () => performance.now() };
  const { results, notes } = await smoke(twin, waiting);
  const broken = advice(results);
  console.log(`${smokeTable(results)}\n`);
  for (const line of broken) console.error(line);
  if (broken.length === 0) console.log(`${[welcome(twin), ...notes].join('\n\n')}\n`);
  console.log(costReport(process.env));
  return broken.length === 0 ? 0 : 1;
}

/** The API is tried where the page looks for it, which may be a domain of the owner's. */
function twinOf(environment) {
  const api = environment.VITE_API_URL ? 'VITE_API_URL' : 'SERVICE_API_URI';
  if (!environment[api] || !environment.SERVICE_WEB_URI) {
    throw new Failure(
      'The environment does not say where the twin is (SERVICE_API_URI, SERVICE_WEB_URI): run `azd provision`, which finds out.',
    );
  }
  return {
    api: addressIn(environment, api).href.replace(/\/+$/, ''),
    origin: addressIn(environment, 'SERVICE_WEB_URI').origin,
  };
}

const welcome = ({ api, origin }) => `Your twin is at ${origin}

On a site of your own, once \`azd env set CORS_ORIGINS\` names it and \`azd provision\` has run:

  <script type="module" src="${origin}/digital-twin.js"></script>
  <digital-twin api="${api}" mode="bubble"></digital-twin>`;
