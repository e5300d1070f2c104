import { groupOf } from '../environment-names.mjs';
import { unclear, warning } from '../finding.mjs';

/**
 * Models that an earlier deployment made and the settings no longer name: Azure deletes nothing by being told of something else.
 * `own` is what own-openai.mjs found, `wanted` empty without Azure OpenAI.
 */
export const leftOpenAiFindings = (own, wanted, environment) => [
  ...own.failed.map((outcome) => unclear('What this environment has of Azure OpenAI already', outcome)),
  ...own.accounts.flatMap((account) => leftIn(account, wanted, environment)),
];

function leftIn({ name, location, deployments }, wanted, environment) {
  const isUsed = location === wanted[0]?.location;
  const left = deployments.filter(({ name: one }) => !isUsed || !wanted.some((model) => model.name === one));
  const where = `--name ${name} --resource-group ${groupOf(environment)}`;
  const subscription = `--subscription ${environment.AZURE_SUBSCRIPTION_ID}`;
  return left.map((deployment) =>
    warning(
      `${deployment.name} in ${location} (${name}) was deployed before, and the settings no longer name it: it stays and keeps its quota of ` +
        `${deployment.capacity} thousand tokens a minute, until after this deployment ` +
        `\`az cognitiveservices account deployment delete ${where} --deployment-name ${deployment.name} ${subscription}\`` +
        (isUsed
          ? '.'
          : `, and for the account itself \`az cognitiveservices account delete ${where} ${subscription}\`.`),
    ),
  );
}
