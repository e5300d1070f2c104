import { withoutSettings } from '../without-settings.mjs';

/**
 * The settings that the app will have, as main.bicep puts them together: `names` are those of twinSettings, `inputs` what azd gives.
 * What only Azure knows is an address of the same shape.
 */
export function settingsOfApp(names, inputs) {
  const usesOpenAi = inputs.MODEL_PROVIDER === 'openai';
  const settings = {
    ...Object.fromEntries(names.map((name) => [name, inputs[name]])),
    ...(inputs.MODEL_PROVIDER === 'azure-openai' && {
      AZURE_OPENAI_ENDPOINT: 'https://name.openai.azure.com/',
      AZURE_OPENAI_DEPLOYMENT: inputs.AZURE_OPENAI_MODEL,
      ...(inputs.AZURE_OPENAI_STT_MODEL && { STT_MODEL: inputs.AZURE_OPENAI_STT_MODEL }),
      ...(inputs.AZURE_OPENAI_TTS_MODEL && { TTS_MODEL: inputs.AZURE_OPENAI_TTS_MODEL }),
    }),
    ...(!usesOpenAi && { OPENAI_BASE_URL: '' }),
    OPENAI_API_KEY: usesOpenAi ? keyOf(inputs.OPENAI_API_KEY) : '',
    OPENAI_COMPAT_KEY: keyOf(inputs.OPENAI_COMPAT_KEY),
    STT_API_KEY: keyOf(inputs.STT_API_KEY),
    TTS_API_KEY: keyOf(inputs.TTS_API_KEY),
    STORAGE_BLOB_URI: 'https://name.blob.core.windows.net/',
    STORAGE_TABLE_URI: 'https://name.table.core.windows.net/',
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value));
}

/** azd puts the key itself in the place of a reference to it; what it is nobody knows here. */
const keyOf = (key) => (key?.startsWith('akvs://') ? 'a-key-in-a-vault' : key);

/** The environment in which the app has these settings and no others that are set on this machine, or are for the hooks alone. */
export const environmentOfApp = (environment, settings) => ({ ...withoutSettings(environment), ...settings });
