import { regionName } from '../environment-names.mjs';

const ofText = {
  name: 'AZURE_OPENAI_MODEL',
  version: 'AZURE_OPENAI_MODEL_VERSION',
  sku: 'AZURE_OPENAI_SKU',
  capacity: 'AZURE_OPENAI_CAPACITY',
};

const ofSpeech = [
  {
    name: 'AZURE_OPENAI_STT_MODEL',
    version: 'AZURE_OPENAI_STT_MODEL_VERSION',
    sku: 'AZURE_OPENAI_STT_SKU',
    capacity: 'AZURE_OPENAI_STT_CAPACITY',
  },
  {
    name: 'AZURE_OPENAI_TTS_MODEL',
    version: 'AZURE_OPENAI_TTS_MODEL_VERSION',
    sku: 'AZURE_OPENAI_TTS_SKU',
    capacity: 'AZURE_OPENAI_TTS_CAPACITY',
  },
];

/**
 * The models of Azure OpenAI that are to be deployed, the one that writes first and those that hear and speak after it:
 * [{ name, version, sku, capacity, location, isSpeech, inputs }]. `inputs` names the inputs that choose it.
 */
export function wantedModels(inputs) {
  if (inputs.MODEL_PROVIDER !== 'azure-openai') return [];
  const speech = ofSpeech.filter(({ name }) => inputs[name]);
  return [ofText, ...speech].map((names) => read(inputs, names));
}

/** Each input that chooses a model. */
export const modelInputs = [ofText, ...ofSpeech].flatMap((names) => Object.values(names));

const read = (inputs, names) => ({
  name: inputs[names.name],
  version: inputs[names.version],
  sku: inputs[names.sku],
  capacity: Number(inputs[names.capacity]),
  location: regionName(inputs.AZURE_OPENAI_LOCATION || inputs.AZURE_LOCATION),
  isSpeech: names !== ofText,
  inputs: names,
});
