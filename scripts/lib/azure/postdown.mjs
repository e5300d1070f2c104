import { Failure } from '../failure.mjs';
import { toldWhenSlow } from '../told-when-slow.mjs';
import { azureCli } from './cli.mjs';
import { deletedOf, nameOfKind, purgeArguments, purgeCommand } from './deleted.mjs';
import { groupOf } from './environment-names.mjs';
import { hookSettings } from './hook-settings.mjs';
import { remaining } from './remaining.mjs';

/** Purges what Azure would keep of this environment, and says what remains. Resolves to the exit code: 1 when a name stays taken. */
export async function main() {
  const subscription = process.env.AZURE_SUBSCRIPTION_ID;
  // az would look, and purge, in whichever subscription is its own.
  if (!subscription)
    throw new Failure('The environment names no subscription (AZURE_SUBSCRIPTION_ID), so that nothing was looked for.');
  const group = groupOf(process.env);
  const { az } = azureCli(process.env, subscription);
  const { items, failed, results } = await toldWhenSlow(
    'Asking Azure what it keeps, and to purge that ...',
    () => purgeAll(az, group, subscription),
    hookSettings(process.env).cliNote,
  );
  for (const { text } of results) console.log(text);
  if (items.length === 0 && failed.length === 0)
    console.log(`Azure keeps no deleted Key Vault or Azure OpenAI account of ${group}.`);
  for (const outcome of failed) console.error(unseen(outcome, subscription));
  console.log(`\n${remaining(process.env).join('\n')}`);
  return failed.length === 0 && results.every(({ isGone, isProtected }) => isGone || isProtected) ? 0 : 1;
}

async function purgeAll(az, group, subscription) {
  const { items, failed } = await deletedOf(az, group);
  return { items, failed, results: await Promise.all(items.map((item) => purge(az, item, subscription))) };
}

async function purge(az, item, subscription) {
  const what = `The ${nameOfKind(item.kind)} ${item.name}`;
  if (item.isProtected) {
    const text = `${what} is protected from purging: its name is taken until ${item.until}, so deploy under another name, with \`azd env new\`, or wait.`;
    return { isProtected: true, text };
  }
  const outcome = await az(purgeArguments(item));
  if (outcome.ok) return { isGone: true, text: `${what} is purged.` };
  return { text: `${what} could not be purged (${outcome.said}): \`${purgeCommand(item, subscription)}\`.` };
}

const unseen = (outcome, subscription) =>
  `Whether Azure keeps deleted Key Vaults or Azure OpenAI accounts could not be seen (${outcome.said ?? 'az is missing'}): look with ` +
  `\`az keyvault list-deleted --subscription ${subscription}\` and \`az cognitiveservices account list-deleted --subscription ${subscription}\`.`;
