import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grantFindings } from './checks/grants.mjs';
import { data, main, roles } from './fixtures/planted.mjs';
import { sample } from './fixtures/sample.mjs';

const storage = 'Microsoft.Storage/storageAccounts';
const owner = `the app gets Storage Blob Data Owner on ${storage}`;
const tables = `the app gets Storage Table Data Contributor on ${storage}`;
const keys = 'the app gets Key Vault Secrets User on Microsoft.KeyVault/vaults';
const findingsWith = (...change) =>
  grantFindings(sample(...change), [owner, tables, keys]).map((finding) => finding.replace(/:\d+:/, ':'));

const more = (grant) => `infra/modules/roles.bicep: ${grant}, which is not in the table of roles.`;
const less = (grant) => `infra/bicep: nothing says that ${grant}.`;

test('The roles of the table are found through loops, variables and modules', () => {
  assert.deepEqual(findingsWith(), []);
});

const faults = [
  [
    'A role on the whole group',
    'scope: vault',
    'scope: resourceGroup()',
    keys,
    keys.replace(/on .*/, 'on resourceGroup()'),
  ],
  ['A role on no one thing', '  scope: vault\n', '', keys, keys.replace(/on .*/, 'on everything')],
  ['A role on another thing', 'scope: vault', 'scope: account', keys, keys.replace(/on .*/, `on ${storage}`)],
  [
    'Another role',
    '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
    'b24988ac-6180-42a0-ab88-20f7382dd24c',
    tables,
    tables.replace('Storage Table Data Contributor', 'b24988ac-6180-42a0-ab88-20f7382dd24c'),
  ],
  [
    'A role of somebody else',
    "'keys')\n  scope: vault\n  properties: {\n    principalId: principalId",
    "'keys')\n  scope: vault\n  properties: {\n    principalId: accountName",
    keys,
    keys.replace('the app', 'data.outputs.account'),
  ],
];
for (const [what, from, to, lost, found] of faults) {
  test(`${what} is found`, () => {
    assert.deepEqual(findingsWith(roles, from, to), [more(found), less(lost)]);
  });
}

test('A role more in a list is found', () => {
  const found = findingsWith(
    roles,
    '[ids.blobs, ids.tables]',
    "[ids.blobs, ids.tables, 'ba92f5b4-2d11-453d-a403-e96b0029c9fe']",
  );
  assert.deepEqual(found, [more(owner.replace('Owner', 'Contributor'))]);
});

test('A role that is given elsewhere is found', () => {
  const [finding, ...others] = findingsWith(
    data,
    'output vault',
    `resource more 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id)
  properties: { principalId: name, roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', name) }
}
output vault`,
  );
  assert.match(
    finding,
    /^infra\/modules\/data\.bicep: 'sample' gets subscriptionResourceId\(.*, name\) on everything, which/,
  );
  assert.deepEqual(others, []);
});

test('Roles that go to somebody else by the call of their module are found', () => {
  const found = findingsWith(main, 'principalId: identity.outputs.principalId', 'principalId: deployer().objectId');
  assert.equal(found.length, 6);
  for (const finding of found.slice(0, 3)) assert.match(finding, /deployer\(\)\.objectId gets/);
});

test('A role by a definition of one’s own is found', () => {
  const [finding] = findingsWith(
    roles,
    "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)",
    'ids.blobs',
  );
  assert.match(finding, /the app gets ids\.blobs on/);
});
