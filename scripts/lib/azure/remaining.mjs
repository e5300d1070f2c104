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
    '- your files in data/, on this machine',
  ];
}
