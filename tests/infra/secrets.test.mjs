import { data, main, planted } from './fixtures/planted.mjs';

const last = 'output vault ';
const asked = /data\.bicep:\d+: list(Keys|Secrets)\(\) asks for a secret/;
planted('A key that is asked for', data, last, `var k = account.listKeys().keys[0].value\n${last}`, asked);
planted('A secret that is asked for', data, last, `var k = listSecrets(account.id, '2026-04-01')\n${last}`, asked);

planted(
  'A secret without its mark',
  main,
  "@secure()\nparam apiKey string = ''\n",
  "param apiKey string = ''\n",
  /main\.bicep:\d: apiKey is not @secure/,
);

const output = 'output VAULT_NAME ';
const shown = /the output SEEN shows a secret/;
planted('An output of a secret', main, output, `output SEEN string = apiKey\n${output}`, shown);
planted('An output of what holds one', main, output, `output SEEN string = toLower(stored)\n${output}`, shown);
planted(
  'An output of one under a condition',
  main,
  output,
  `output SEEN object = empty(location) ? {} : { a: apiKey }\n${output}`,
  shown,
);
planted(
  'An output called like one',
  main,
  output,
  `output OPENAI_KEY string = location\n${output}`,
  /OPENAI_KEY is called like a/,
);
planted(
  'An output of a connection string',
  data,
  last,
  `output SEEN string = insights.properties.ConnectionString\n${last}`,
  shown,
);

planted(
  'A secret among plain settings',
  main,
  '{ OPENAI_API_KEY:',
  '{ PLAIN: apiKey, OPENAI_API_KEY:',
  /settings of .* shows a secret, and is not @secure/,
);
planted(
  'A secret in a name',
  main,
  "name: 'rg-sample'",
  'name: stored',
  /name of Microsoft\.Resources\/resourceGroups shows a secret/,
);
