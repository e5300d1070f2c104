// biome-ignore-all lint/suspicious/noTemplateCurlyInString: azd fills them in, not JavaScript.

import { load } from 'js-yaml';
import { foundUnfit } from './fixtures/unfit.mjs';
import { jsonOf, textOf } from './ours.mjs';
import { azureYaml } from './schemas/azure-yaml.mjs';
import { mainParameters, profiles } from './schemas/deployment.mjs';
import { staticWebApp } from './schemas/static-web-app.mjs';

const profile = jsonOf('infra', 'bicep', 'profiles.json').dev;
const azure = load(textOf('azure.yaml'));
const each = { dev: profile, test: profile, prod: profile };
const parameter = (value) => ({ $schema: 's', contentVersion: '1.0.0.0', parameters: { a: { value } } });
const headers = { 'Content-Security-Policy': 'a', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'b' };
const site = { navigationFallback: { rewrite: '/index.html' }, globalHeaders: headers };
const changed = (value, change) => {
  const copy = structuredClone(value);
  change(copy);
  return copy;
};

foundUnfit(
  'A hook without Windows',
  azureYaml,
  azure,
  changed(azure, ({ hooks }) => delete hooks.predown.windows),
  /predown must have required property 'windows'/,
);
foundUnfit(
  'A hook of another name',
  azureYaml,
  azure,
  changed(azure, ({ hooks }) => Object.assign(hooks, { preprovison: hooks.predown })),
  /must match pattern/,
);
foundUnfit(
  'A hook by a shell script',
  azureYaml,
  azure,
  changed(azure, ({ hooks }) => Object.assign(hooks.predown.posix, { run: './a.sh' })),
  /posix\/run must match pattern/,
);
foundUnfit(
  'A service of another host',
  azureYaml,
  azure,
  changed(azure, ({ services }) => Object.assign(services.api, { host: 'appservice' })),
  /services\/api\/host must be equal.*\(function\)/,
);
foundUnfit(
  'A service too few',
  azureYaml,
  azure,
  changed(azure, ({ services }) => delete services.web),
  /services must have required property 'web'/,
);
foundUnfit(
  'A profile with a member too few',
  profiles,
  each,
  { dev: profile, test: profile, prod: { ...profile, siteSku: undefined } },
  /prod\/siteSku must be|required property 'siteSku'/,
);
foundUnfit(
  'A profile with a member too many',
  profiles,
  each,
  { dev: { ...profile, more: 1 }, test: profile, prod: profile },
  /dev must NOT have additional properties \(more\)/,
);
foundUnfit(
  'A profile with fewer instances than the plan has',
  profiles,
  each,
  { dev: profile, test: { ...profile, maximumInstanceCount: 4 }, prod: profile },
  /test\/maximumInstanceCount must be >= 40/,
);
foundUnfit(
  'A parameter that is no variable',
  mainParameters,
  parameter('${A=1}'),
  parameter('westeurope'),
  /parameters\/a\/value must match/,
);
foundUnfit(
  'A parameter with one that is not',
  mainParameters,
  parameter({ B: '${B=}' }),
  parameter({ B: 1 }),
  /parameters\/a\/value\/B must be string/,
);
foundUnfit(
  'A site without a policy',
  staticWebApp,
  site,
  { ...site, globalHeaders: { ...headers, 'Content-Security-Policy': undefined } },
  /globalHeaders/,
);
foundUnfit(
  'A site with a page elsewhere',
  staticWebApp,
  site,
  { ...site, navigationFallback: { rewrite: 'index.html' } },
  /rewrite must match pattern/,
);
