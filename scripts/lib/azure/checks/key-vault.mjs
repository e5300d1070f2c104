import { error } from '../finding.mjs';
import { keyNames, keyReference } from '../key-reference.mjs';

/** The twin's own vault is where Bicep puts the keys: it can't be where they come from. */
export const keyVaultFindings = (environment) =>
  keyNames.flatMap((name) => {
    const vault = keyReference(environment[name])?.vault;
    if (!vault || vault.toLowerCase() !== environment.AZURE_KEY_VAULT_NAME?.toLowerCase()) return [];
    return [
      error(
        `${name} is kept in ${vault}, the twin's own Key Vault, which only the app may read and \`azd down\` deletes: run ` +
          `\`azd env set-secret ${name}\` again and choose or make another vault.`,
      ),
    ];
  });
