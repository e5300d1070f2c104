import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unmadeGuards } from './checks/guarded.mjs';
import { app, data, planted, roles } from './fixtures/planted.mjs';
import { sample } from './fixtures/sample.mjs';

const keys = 'allowSharedKeyAccess: false';
const noKeys = /data\.bicep:\d+: .*storageAccounts must say properties\.allowSharedKeyAccess: false/;
planted('A storage with shared keys', data, keys, 'allowSharedKeyAccess: true', noKeys);
planted('A storage that says nothing of them', data, keys, '', noKeys);
planted('A storage where something decides', data, keys, 'allowSharedKeyAccess: empty(name)', noKeys);
planted(
  'A storage with public blobs',
  data,
  'PublicAccess: false',
  'PublicAccess: true',
  /allowBlobPublicAccess: false/,
);
planted('A storage with an old TLS', data, "'TLS1_2'", "'TLS1_0'", /minimumTlsVersion: "TLS1_2"/);
planted('A storage without TLS', data, 'TrafficOnly: true', 'TrafficOnly: false', /supportsHttpsTrafficOnly: true/);
planted('An app without TLS', app, 'httpsOnly: true', 'httpsOnly: false', /sites must say properties\.httpsOnly: true/);
planted('An app with an old TLS', app, "'1.2'", "'1.0'", /siteConfig\.minTlsVersion: "1\.2"/);
planted(
  'A model with keys',
  data,
  '{ disableLocalAuth: true }\n}',
  '{}\n}',
  /accounts must say properties\.disableLocalAuth/,
);
planted('Telemetry of strangers', data, 'DisableLocalAuth: true', 'DisableLocalAuth: false', /components must say/);
planted(
  'A workspace with keys',
  data,
  'features: { disableLocalAuth: true }',
  '',
  /properties\.features\.disableLocalAuth/,
);
planted('A vault with access policies', data, 'enableRbacAuthorization: true', '', /vaults must say/);

const policies = "'ftp'\n    properties: { allow: ";
planted('A password for FTP', app, `${policies}false`, `${policies}true`, /Policies must say properties\.allow: false/);
planted(
  'A password that nothing takes away',
  app,
  "'scm'",
  "'other'",
  /basicPublishingCredentialsPolicies scm is missing/,
);
planted('CORS for all', app, "'https://example.org'", "'*'", /CORS is for sites by name/);
planted('A region', app, 'location: location', "location: 'westeurope'", /location is 'westeurope'; it comes/);

const name = 'guid(account.id, principalId, role)';
planted('A role with a name by hand', roles, name, "'7c1d0b1c'", /the role roles is not named by guid\(\)/);
planted('A role with a new name each time', roles, name, 'newGuid()', /the role roles is not named by guid\(\)/);
planted('A role of somebody unknown', roles, "    principalType: 'User'\n", '', /roles does not say its principalType/);

planted('A preview', data, '2026-02-01', '2026-02-01-preview', /vaults@2026-02-01-preview is a preview/);
planted('A resource without a version', data, 'vaults@2026-02-01', 'vaults', /vaults names no version/);

test('A guard for what nothing makes is found', () => {
  assert.deepEqual(unmadeGuards(sample()), []);
  const others = sample(data, 'Microsoft.KeyVault/vaults@', 'Microsoft.KeyVault/managedHSMs@');
  assert.deepEqual(unmadeGuards(others), ['Microsoft.KeyVault/vaults']);
});
