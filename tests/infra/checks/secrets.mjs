import { modulesOf, outputsOf, paramsOf, resourcesOf, variablesOf } from '../bicep/declarations.mjs';
import { moduleFile } from '../bicep/files.mjs';
import { at, membersOf } from '../bicep/objects.mjs';
import { nodesOf, placeOf } from '../bicep/parse.mjs';

const secretName = /(key|secret|password|sas|connectionstring)s?$/i;
const placeForSecrets = 'Microsoft.KeyVault/vaults/secrets';

/** Whether a secret is asked of Azure, lies in a parameter that shows it, or goes anywhere but into a key vault. */
export const secretFindings = (files) =>
  files.flatMap((file) => [
    ...ofCalls(file),
    ...ofParams(file),
    ...ofOutputs(file),
    ...ofResources(file),
    ...ofModules(files, file),
  ]);

/** listKeys, listSecrets and the like; identities make them needless here. */
const ofCalls = (file) =>
  nodesOf(file.root, 'call_expression')
    .map((call) => [call, call.childForFieldName('function')])
    .map(([call, called]) => [call, called.childForFieldName('property')?.text ?? called.text])
    .filter(([, name]) => /^list[A-Z]/.test(name))
    .map(([call, name]) => `${placeOf(file, call)}: ${name}() asks for a secret.`);

const ofParams = (file) =>
  paramsOf(file)
    .filter(({ name, isSecure }) => secretName.test(name) && !isSecure)
    .map(({ name, node }) => `${placeOf(file, node)}: ${name} is not @secure().`);

/** Outputs stay in the history of deployments and in azd's environment. */
const ofOutputs = (file) =>
  outputsOf(file).flatMap(({ name, node, value }) => [
    ...(secretName.test(name) ? [`${placeOf(file, node)}: the output ${name} is called like a secret.`] : []),
    ...(shows(value, secretsOf(file)) || nodesOf(value, 'property_identifier').some(({ text }) => secretName.test(text))
      ? [`${placeOf(file, node)}: the output ${name} shows a secret.`]
      : []),
  ]);

const ofResources = (file) =>
  resourcesOf(file)
    .filter(({ type }) => type !== placeForSecrets)
    .flatMap(({ type, body }) =>
      membersOf(body)
        .filter(({ value }) => shows(value, secretsOf(file)))
        .map(({ node, key }) => `${placeOf(file, node)}: ${key} of ${type} shows a secret.`),
    );

/** That there is such a module is another's to find. */
const ofModules = (files, file) =>
  modulesOf(file).flatMap(({ source, body }) => {
    const target = moduleFile(files, file, source);
    const open = target ? paramsOf(target).filter(({ isSecure }) => !isSecure) : [];
    return membersOf(at(body, 'params'))
      .filter(({ key, value }) => open.some(({ name }) => name === key) && shows(value, secretsOf(file)))
      .map(
        ({ node, key }) => `${placeOf(file, node)}: ${key} of ${source} shows a secret, and is not @secure() there.`,
      );
  });

/** The @secure() parameters and the variables that hold one, through however many others. */
function secretsOf(file) {
  const secrets = new Set(
    paramsOf(file)
      .filter(({ isSecure }) => isSecure)
      .map(({ name }) => name),
  );
  const variables = variablesOf(file);
  for (let found = -1; found !== secrets.size; ) {
    found = secrets.size;
    for (const { name } of variables.filter(({ value }) => shows(value, secrets))) secrets.add(name);
  }
  return secrets;
}

/** Whether an expression's value holds that of one of these names. Whether it is empty is no secret, nor what a condition says. */
function shows(node, secrets) {
  if (!node) return false;
  if (node.type === 'identifier') return secrets.has(node.text);
  if (node.type === 'call_expression' && node.childForFieldName('function').text === 'empty') return false;
  if (node.type === 'object_property') return shows(membersOf({ namedChildren: [node] })[0]?.value, secrets);
  if (node.type === 'if_statement') return shows(node.lastNamedChild, secrets);
  const condition = node.type === 'ternary_expression' ? node.childForFieldName('condition') : undefined;
  return node.namedChildren.some((child) => child.id !== condition?.id && shows(child, secrets));
}
