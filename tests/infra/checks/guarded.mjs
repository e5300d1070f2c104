import { resourcesOf } from '../bicep/declarations.mjs';
import { at, literalOf, membersOf } from '../bicep/objects.mjs';
import { nodesOf, placeOf } from '../bicep/parse.mjs';

/** What these resources must say of themselves, wherever they are made. */
export const guards = {
  'Microsoft.Storage/storageAccounts': {
    'properties.allowSharedKeyAccess': false,
    'properties.allowBlobPublicAccess': false,
    'properties.minimumTlsVersion': 'TLS1_2',
    'properties.supportsHttpsTrafficOnly': true,
  },
  'Microsoft.Web/sites': {
    'properties.httpsOnly': true,
    'properties.siteConfig.minTlsVersion': '1.2',
  },
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': { 'properties.allow': false },
  'Microsoft.CognitiveServices/accounts': { 'properties.disableLocalAuth': true },
  'Microsoft.Insights/components': { 'properties.DisableLocalAuth': true },
  'Microsoft.OperationalInsights/workspaces': { 'properties.features.disableLocalAuth': true },
  'Microsoft.KeyVault/vaults': { 'properties.enableRbacAuthorization': true },
};

export const guardFindings = (file) =>
  madeIn(file).flatMap(({ type, node, body }) =>
    Object.entries(guards[type] ?? {})
      .filter(([path, wanted]) => literalOf(at(body, ...path.split('.'))) !== wanted)
      .map(([path, wanted]) => `${placeOf(file, node)}: ${type} must say ${path}: ${JSON.stringify(wanted)}.`),
  );

/** The kinds of resource that the table above knows and that nothing makes: then it guards nothing. */
export function unmadeGuards(files) {
  const made = files.flatMap((file) => madeIn(file).map(({ type }) => type));
  return Object.keys(guards).filter((type) => !made.includes(type));
}

/** A function app takes no user name and password, neither for FTP nor for its deployment site. */
export const publishingFindings = (file) =>
  madeIn(file)
    .filter(({ type }) => type === 'Microsoft.Web/sites')
    .flatMap((site) => {
      const inside = madeIn(file).filter(
        ({ type, parent }) => parent?.id === site.node.id && type.endsWith('PublishingCredentialsPolicies'),
      );
      const names = inside.map(({ body }) => literalOf(at(body, 'name')));
      return ['ftp', 'scm']
        .filter((name) => !names.includes(name))
        .map(
          (name) =>
            `${placeOf(file, site.node)}: basicPublishingCredentialsPolicies ${name} is missing, which takes its password away.`,
        );
    });

/** Any site may call what allows the origin `*`. */
export const originFindings = (file) =>
  madeIn(file)
    .map(({ body }) => at(body, 'properties', 'siteConfig', 'cors'))
    .flatMap((cors) => (cors ? nodesOf(cors, 'string') : []))
    .filter((node) => literalOf(node) === '*')
    .map((node) => `${placeOf(file, node)}: CORS is for sites by name, not for *.`);

export const madeIn = (file) => resourcesOf(file).filter(({ isExisting }) => !isExisting);

/** A region that is written down is wrong for everybody else; `global` is none. */
export const locationFindings = (file) =>
  nodesOf(file.root, 'object')
    .flatMap(membersOf)
    .filter(({ key, value }) => key === 'location' && ![undefined, 'global', ''].includes(literalOf(value)))
    .map(({ node, value }) => `${placeOf(file, node)}: location is ${value.text}; it comes from a parameter.`);
