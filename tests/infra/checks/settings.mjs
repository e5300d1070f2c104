import { modulesOf, outputsOf, resourcesOf } from '../bicep/declarations.mjs';
import { at, literalOf, membersIn } from '../bicep/objects.mjs';
import { placeOf } from '../bicep/parse.mjs';

/** Settings of the app that make no sense in Azure. */
export const notInAzure = {
  PERSONA_DIR: 'a folder; there the persona lies in Blob Storage',
  MEMORY_DIR: 'a folder; there the conversations lie in tables',
  AzureWebJobsStorage:
    'a connection string holds a key; there STORAGE_TABLE_URI and STORAGE_BLOB_URI go with the identity',
  AZURE_OPENAI_API_KEY: 'a key; there the app asks the model with its identity',
};

/** Settings that others than the app's own code read. */
export const ofPlatform = [
  [/^AzureWebJobsStorage__\w+$/, 'where the Functions host keeps its locks and keys, by identity'],
  [/^APPLICATIONINSIGHTS_\w+$/, 'where host and worker send telemetry, and as whom'],
  [/^AZURE_CLIENT_ID$/, 'which identity Azure.Identity takes'],
  [/^AZURE_TOKEN_CREDENTIALS$/, 'that it tries no other kind of credential first'],
  [/^AZURE_TOKEN_CREDENTIALS$/, 'which kind of identity Azure.Identity tries'],
];

/** Flex Consumption refuses these, or they break it: the plan itself says what they say elsewhere. */
const neverSet = /^(FUNCTIONS_WORKER_RUNTIME|FUNCTIONS_EXTENSION_VERSION|WEBSITE_RUN_FROM_PACKAGE|WEBSITE_CONTENT\w*)$/;

/** The settings that a C# source reads, by its attributes: { name, place }. */
export const settingsRead = (path, text) =>
  [...text.matchAll(/\bConfigurationKeyName\("(\w+)"\)/g)].map(({ 1: name, index }) => ({
    name,
    place: `${path}:${text.slice(0, index).split('\n').length}`,
  }));

/**
 * The settings that Bicep gives to the app: those of its own text, those that a module puts out as `settings`, and twinSettings.
 * Each as { name, place }.
 */
export function settingsGiven(files, parameters) {
  const given = files.flatMap((file) => [
    ...resourcesOf(file)
      .filter(
        ({ type, body }) => type === 'Microsoft.Web/sites/config' && literalOf(at(body, 'name')) === 'appsettings',
      )
      .flatMap(({ body }) => named(file, at(body, 'properties'))),
    ...modulesOf(file)
      .filter(({ source }) => source.endsWith('/functions.bicep'))
      .flatMap(({ body }) => named(file, at(body, 'params', 'settings'))),
    ...outputsOf(file)
      .filter(({ name }) => name === 'settings')
      .flatMap(({ value }) => named(file, value)),
  ]);
  const twin = Object.keys(parameters.parameters.twinSettings?.value ?? {});
  return [...given, ...twin.map((name) => ({ name, place: 'main.parameters.json, twinSettings' }))];
}

const named = (file, expression) =>
  membersIn(expression).map(({ key, node }) => ({ name: key, place: placeOf(file, node) }));

/** Whether the app gets all settings that it reads and no other. */
export function settingFindings(read, given) {
  const isRead = (name) => read.some((setting) => setting.name === name);
  const isOfPlatform = (name) => ofPlatform.some(([pattern]) => pattern.test(name));
  const lost = read.filter(({ name }) => !(name in notInAzure) && !given.some((setting) => setting.name === name));
  return [
    ...lost.map(
      ({ name, place }) =>
        `${place}: the app reads ${name}, and infra/bicep does not give it; put it into twinSettings of main.parameters.json.`,
    ),
    ...given
      .filter(({ name }) => !isRead(name) && !isOfPlatform(name))
      .map(({ name, place }) => `${place}: the app does not read ${name}.`),
    ...given
      .filter(({ name }) => name in notInAzure)
      .map(({ name, place }) => `${place}: ${name} has no place in Azure: ${notInAzure[name]}.`),
    ...given
      .filter(({ name }) => neverSet.test(name))
      .map(({ name, place }) => `${place}: ${name} must not be set on Flex Consumption.`),
    ...Object.keys(notInAzure)
      .filter((name) => !isRead(name))
      .map((name) => `The list of settings without a place in Azure has ${name}, which nobody reads.`),
  ];
}

/** Each member of twinSettings comes from the azd environment under its own name, and may be left out. */
export const twinSettingFindings = (parameters) =>
  Object.entries(parameters.parameters.twinSettings?.value ?? {})
    .filter(([name, value]) => !new RegExp(`^\\$\\{${name}=[^}]*\\}$`).test(value))
    .map(([name, value]) => `main.parameters.json: ${name} is ${JSON.stringify(value)}, not "\${${name}=}".`);
