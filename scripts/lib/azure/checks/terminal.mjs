import { unclear, warning } from '../finding.mjs';
import { keyNames } from '../key-reference.mjs';

/** azd answers with its own: who deploys, and which environment. */
const azdsOwn = ['AZURE_ENV_NAME', 'AZURE_PRINCIPAL_ID', 'AZURE_PRINCIPAL_TYPE'];

/** Inputs that azd takes from the terminal it runs in, for the environment has none; one such may be meant for quite another program. */
export async function terminalFindings(azd, environment, inputs) {
  if (!environment.AZURE_ENV_NAME) return [];
  const stored = await azd(['env', 'get-values', '--environment', environment.AZURE_ENV_NAME]);
  if (stored.missing) return [];
  if (!stored.ok) return [unclear('Which settings come from this terminal', stored)];
  return namesFromTerminal(environment, inputs, stored.value ?? {}).map(fromTerminal);
}

/** `stored` is what the azd environment has, by name; one that is empty there stays empty. */
export function namesFromTerminal(environment, inputs, stored) {
  const expected = environment.CI === 'true' ? [...azdsOwn, ...keyNames] : azdsOwn;
  const isForeign = (name) => environment[name] && !(name in stored) && !expected.includes(name);
  return Object.keys(inputs).filter((name) => isForeign(name) && isUsed(name, inputs));
}

/** What belongs to one provider goes nowhere with another. */
function isUsed(name, { MODEL_PROVIDER }) {
  if (name.startsWith('AZURE_OPENAI_')) return MODEL_PROVIDER === 'azure-openai';
  return MODEL_PROVIDER === 'openai' || !['OPENAI_API_KEY', 'OPENAI_BASE_URL'].includes(name);
}

const fromTerminal = (name) =>
  warning(
    `${name} stands in this terminal and not in the azd environment, and is deployed all the same: take it out of the terminal, or keep ` +
      `it with \`azd env ${keyNames.includes(name) ? `set-secret ${name}` : `set ${name} ...`}\`.`,
  );
