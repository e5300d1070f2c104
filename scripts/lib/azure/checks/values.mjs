import { error } from '../finding.mjs';
import { apiUrlFindings, originFindings } from './origins.mjs';
import { plainTextFindings } from './plain-text.mjs';
import { wantedModels } from './wanted-models.mjs';

const providers = ['offline', 'azure-openai', 'openai'];

/** What Bicep would refuse, minutes later, or nobody; the app's own settings are its own to check. `inputs` are those of inputs.mjs, `profiles` the names of the profiles. */
export const valueFindings = (inputs, profiles) => [
  ...oneOf(inputs, 'TWIN_PROFILE', ['', ...profiles]),
  ...oneOf(inputs, 'MODEL_PROVIDER', providers),
  ...wholeNumber(
    inputs,
    'MONTHLY_BUDGET',
    -1,
    'an amount of your bill; 0 takes what the profile says, -1 makes no budget',
  ),
  ...wantedModels(inputs).flatMap((model) =>
    wholeNumber(inputs, model.inputs.capacity, 1, "units of the model's quota; of text a thousand tokens a minute"),
  ),
  ...emailFindings(inputs.ALERT_EMAIL),
  ...originFindings(inputs.CORS_ORIGINS),
  ...apiUrlFindings(inputs.API_URL),
  ...keyFindings(inputs),
  ...['STT', 'TTS'].flatMap((which) => speechFindings(inputs, which)),
  ...plainTextFindings(inputs),
];

function oneOf(inputs, name, allowed) {
  if (allowed.includes(inputs[name] ?? '')) return [];
  const words = allowed.filter(Boolean);
  return [
    error(
      `${name} is "${inputs[name]}", and has to be one of ${words.join(', ')}: \`azd env set ${name} ${words[0]}\`.`,
    ),
  ];
}

function wholeNumber(inputs, name, least, meaning) {
  const text = inputs[name] ?? '';
  if (text === '' || (/^-?\d{1,15}$/.test(text) && Number(text) >= least)) return [];
  return [
    error(`${name} is "${text}", and has to be a whole number from ${least} (${meaning}): \`azd env set ${name} 50\`.`),
  ];
}

function emailFindings(address) {
  if (!address || /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(address)) return [];
  return [
    error(
      `ALERT_EMAIL is "${address}", which is no address of one mailbox: \`azd env set ALERT_EMAIL you@example.org\`.`,
    ),
  ];
}

/** A reference to a key in a vault, `akvs://...`, counts as a key: azd puts the key in its place. */
function keyFindings({ MODEL_PROVIDER, OPENAI_API_KEY, OPENAI_BASE_URL }) {
  if (MODEL_PROVIDER !== 'openai' || OPENAI_API_KEY || OPENAI_BASE_URL) return [];
  return [
    error(
      'MODEL_PROVIDER is openai, and there is no key for it: run `azd env set-secret OPENAI_API_KEY`, which keeps the key in a vault; ' +
        'a compatible server without a key takes `azd env set OPENAI_BASE_URL https://...`.',
    ),
  ];
}

/** The deployment would be made, and its name asked for at the other server. */
function speechFindings(inputs, which) {
  const [made, other] = [`AZURE_OPENAI_${which}_MODEL`, `${which}_BASE_URL`];
  if (!inputs[made] || !inputs[other]) return [];
  return [
    error(
      `${made} and ${other} are both set, and one server can serve: \`azd env set ${other} ""\` for Azure OpenAI, \`azd env set ${made} ""\` for the other.`,
    ),
  ];
}
