// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Bicep fills them in, not JavaScript.

import { app, data, main, planted } from './fixtures/planted.mjs';

const ofTables = "metrics: [{ category: 'Transaction', enabled: true }]";
const logs = /data\.bicep:\d+: logs of .*\/tableServices hold the ids of conversations/;
planted('A log of each row', data, ofTables, "logs: [{ categoryGroup: 'allLogs', enabled: true }]", logs);
planted('A log of each row beside the metrics', data, ofTables, `${ofTables}, logs: []`, logs);
planted(
  'A log of the tables under another resource’s diagnostics',
  data,
  'scope: vault\n',
  'scope: account::tables\n',
  logs,
);
planted('Diagnostics of something computed', data, 'scope: vault\n', 'scope: any(vault)\n', /do not name the resource/);
planted(
  'A log of each row that is put together',
  data,
  `{ workspaceId: workspace.id, ${ofTables} }`,
  "union({ workspaceId: workspace.id }, { logs: [{ categoryGroup: 'allLogs', enabled: true }] })",
  /do not say in place what they collect/,
);

const keys = 'keyVaultReferenceIdentity: identityId';
planted(
  'An app that reads keys as nobody',
  app,
  keys,
  '',
  /does not say keyVaultReferenceIdentity, and can read no key/,
);
planted('An app that reads keys as another', app, keys, 'keyVaultReferenceIdentity: name', /the app is not name\./);
planted(
  'An app that reads its package as another',
  app,
  'IdentityResourceId: identityId',
  'IdentityResourceId: name',
  /the app is not name\./,
);
planted('An app with the system’s identity', app, "'UserAssigned'", "'SystemAssigned'", /has no identity of its own/);
planted('An app that is nobody', app, "{ '${identityId}': {} }", '{}', /has no identity of its own/);

planted('An app that does not wait', main, 'dependsOn: [roles]', '', /main\.bicep:\d+: app does not wait for roles/);
planted(
  'An app that waits for another',
  main,
  'dependsOn: [roles]',
  'dependsOn: [data]',
  /app does not wait for roles/,
);
