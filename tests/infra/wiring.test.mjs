import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bicepFindings } from './checks/bicep.mjs';
import { memberFindings } from './checks/wiring.mjs';
import { app, main, planted } from './fixtures/planted.mjs';
import { sample, sampleParameters } from './fixtures/sample.mjs';

test('A deployment without a fault is found to have none', () => {
  assert.deepEqual(bicepFindings(sample(), sampleParameters()), []);
});

const unreadable = /\.bicep:\d+: (this cannot be read|.+ is missing)\.$/;
planted('A string that is never closed', main, "'rg-sample'", "'rg-sample", unreadable);
planted('A bracket that is never closed', app, "['https://example.org']", "['https://example.org'", unreadable);
planted('A colon too few', app, 'httpsOnly: true', 'httpsOnly true', unreadable);
planted('A main that does not only compose', main, '\n\n', '\n'.repeat(150), /main\.bicep has 1\d\d lines; 150 are/);

const call = "name: 'sample', location";
planted(
  'A module that is not there',
  main,
  '/data.bicep',
  '/date.bicep',
  /there is no module \.\/modules\/date\.bicep/,
);
planted(
  'A parameter too many',
  main,
  call,
  `nam: 'x', ${call}`,
  /data is given nam, which .*data\.bicep does not declare/,
);
planted('A parameter too few', main, call, 'location', /data is not given name, which .*data\.bicep requires/);
planted('An output that no module has', main, 'app!.outputs.uri', 'app!.outputs.url', /bicep has no output url/);

const required = 'param settings object';
planted('A parameter without a value', main, required, `${required}\nparam more string`, /more has no default/);
planted(
  'A value without a parameter',
  main,
  'param note string?',
  '',
  /gives note, which .*main\.bicep does not declare/,
);

test('A member that a JSON file does not have is found', () => {
  const files = sample(app, 'AZURE_CLIENT_ID: name', 'AZURE_CLIENT_ID: profile.siteSku, B: profile.siteSkew');
  assert.deepEqual(memberFindings(files, 'profile', ['siteSku'], 'profiles.json'), [
    'infra/modules/functions.bicep:30: profiles.json has no member siteSkew.',
  ]);
});
