import { modulesOf } from '../bicep/declarations.mjs';
import { moduleFile } from '../bicep/files.mjs';
import { at } from '../bicep/objects.mjs';
import { placeOf } from '../bicep/parse.mjs';
import { resourceAt, valuesOf } from '../bicep/references.mjs';
import { madeIn } from './guarded.mjs';

/** Azure's own roles are the same everywhere. */
const roleNames = {
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'Storage Blob Data Owner',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe': 'Storage Blob Data Contributor',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': 'Storage Table Data Contributor',
  '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher',
  '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd': 'Cognitive Services OpenAI User',
  '4633458b-17de-408a-b874-0445c86b69e6': 'Key Vault Secrets User',
};

const principals = {
  'identity.outputs.principalId': 'the app',
  'empty(principalId) ? deployer().objectId : principalId': 'the deployer',
};

/** Who gets which role on what: all of it. A role more is a thing to think about, and so is one on more than it is for. */
export const grants = [
  'the app gets Storage Blob Data Owner on Microsoft.Storage/storageAccounts',
  'the app gets Storage Table Data Contributor on Microsoft.Storage/storageAccounts',
  'the app gets Monitoring Metrics Publisher on Microsoft.Insights/components',
  'the app gets Cognitive Services OpenAI User on Microsoft.CognitiveServices/accounts',
  'the app gets Key Vault Secrets User on Microsoft.KeyVault/vaults',
  'the deployer gets Storage Blob Data Contributor on Microsoft.Storage/storageAccounts',
];

/** Whether the roles that these files give are those of the table. */
export function grantFindings(files, table) {
  const given = files.flatMap((file) => grantsIn(files, file));
  return [
    ...given
      .filter(({ grant }) => !table.includes(grant))
      .map(({ place, grant }) => `${place}: ${grant}, which is not in the table of roles.`),
    ...table
      .filter((grant) => !given.some((one) => one.grant === grant))
      .map((grant) => `infra/bicep: nothing says that ${grant}.`),
  ];
}

const grantsIn = (files, file) =>
  madeIn(file)
    .filter(({ type }) => type === 'Microsoft.Authorization/roleAssignments')
    .flatMap(({ node, body }) => {
      const scope = at(body, 'scope');
      const what = scope ? (resourceAt(file, scope)?.type ?? scope.text) : 'everything';
      const given = whoGets(files, file, at(body, 'properties', 'principalId'));
      const grantsOfOne = (who) =>
        rolesOf(file, at(body, 'properties', 'roleDefinitionId')).map((role) => `${who} gets ${role} on ${what}`);
      return given.flatMap(grantsOfOne).map((grant) => ({ place: placeOf(file, node), grant }));
    });

/** A parameter of a module is whoever the calls of the module name. */
function whoGets(files, file, principal) {
  const calls = files.flatMap((caller) =>
    modulesOf(caller).filter(({ source }) => moduleFile(files, caller, source) === file),
  );
  const named = calls.map(({ body }) => at(body, 'params', principal?.text)).filter(Boolean);
  const texts = (named.length > 0 ? named : [principal]).map((one) => one?.text.replace(/\s+/g, ' '));
  return texts.map((text) => principals[text] ?? text);
}

/** Only Azure's own roles have a name here; what can not be read stays as it is written. */
function rolesOf(file, definition) {
  const [kind, id] = definition?.childForFieldName('arguments')?.namedChildren ?? [];
  const isBuiltIn = kind && valuesOf(file, kind)[0] === 'Microsoft.Authorization/roleDefinitions';
  return (isBuiltIn && id ? valuesOf(file, id) : [undefined]).map(
    (value) => roleNames[value] ?? value ?? definition?.text,
  );
}
