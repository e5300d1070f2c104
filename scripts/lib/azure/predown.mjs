import { groupOf } from './environment-names.mjs';

/** Says what is about to be lost, before azd asks whether it shall be. */
export async function main() {
  console.log(farewell(process.env));
  return 0;
}

export function farewell(environment) {
  const vault = environment.AZURE_KEY_VAULT_NAME;
  return [
    `This deletes the resource group ${groupOf(environment)} and everything in it:`,
    '- the persona as it was uploaded; the files on this machine stay',
    '- all conversations of all visitors, for which there is no backup but your own',
    `- the app's function keys, and the keys in the Key Vault${vault ? ` ${vault}` : ''}`,
    '- logs, metrics and alerts, the site and its address, and an Azure OpenAI deployment where there is one',
    'Azure keeps deleted vaults and Azure OpenAI accounts, and their names, for some days. azd offers to purge them (`azd down --purge` ' +
      'does it without asking), and what it leaves is purged at the end; nothing brings them back then.',
  ].join('\n');
}
