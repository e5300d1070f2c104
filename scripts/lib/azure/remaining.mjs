import { keyNames, keyReference } from './key-reference.mjs';

/** What stays when all of Azure's resources are gone, as lines. */
export function remaining(environment) {
  const name = environment.AZURE_ENV_NAME ?? '';
  return [
    'What remains:',
    `- the settings of this environment, keys included, in .azure/${name} on this machine: \`azd env remove ${name}\` deletes them`,
    '- the logs, which Azure keeps 14 days for recovery unless `azd down --purge` deleted them: they go by themselves',
    ...(environment.OPENAI_API_KEY
      ? [
          '- the key at OpenAI, which still works: delete it at https://platform.openai.com/api-keys, or with the compatible server that gave it',
        ]
      : []),
    ...(environment.STT_API_KEY || environment.TTS_API_KEY
      ? ['- the keys of the servers that hear and speak, which still work: delete them where they were made']
      : []),
    ...keyNames.flatMap((key) => storedKey(key, keyReference(environment[key]))),
    '- your files in data/, on this machine',
  ];
}

/** `azd env set-secret` keeps it in a vault of whoever deploys, which is in no resource group of the twin. */
const storedKey = (name, reference) =>
  reference
    ? [
        `- ${name} in the Key Vault ${reference.vault}, which is yours and not the twin's: \`az keyvault secret delete --vault-name ` +
          `${reference.vault} --name ${reference.secret} --subscription ${reference.subscription}\` deletes it there`,
      ]
    : [];
