import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { connectionString } from '../../lib/azurite/account.mjs';
import { startAzurite } from '../../lib/azurite/start-azurite.mjs';
import { newEnvironment } from './fakes/answers.mjs';
import { fakeTools } from './fakes/fake-tools.mjs';
import { forbiddingStorage } from './fakes/forbidding.mjs';
import { runHook } from './fakes/run-hook.mjs';
import { serve } from './fakes/servers.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'digital-twin-hooks-azurite-'));
let azurite;

before(async () => {
  azurite = await startAzurite(folder, { blob: 0, queue: 0, table: 0 });
});

after(async () => {
  await azurite.stop();
  rmSync(folder, { recursive: true, force: true });
});

const quick = { TWIN_ROLE_RETRY_SECONDS: '0.01', TWIN_ROLE_PATIENCE_SECONDS: '30' };

/** Runs the hook against the storage at `blob`; asserts its exit code and resolves to what it said. */
async function upload(t, blob, code, settings = {}) {
  const { environment } = fakeTools(t, {});
  const AzureWebJobsStorage = connectionString({ blob, table: azurite.table });
  const outcome = await runHook('postprovision', {
    ...environment,
    ...newEnvironment,
    ...quick,
    AzureWebJobsStorage,
    ...settings,
  });
  assert.equal(outcome.code, code, outcome.said);
  return outcome.said;
}

test('The persona is uploaded, and how to do it again is told', async (t) => {
  const said = await upload(t, azurite.blob, 0);
  assert.match(said, /facts\.json/);
  assert.match(
    said,
    /The persona is in .* After an edit in data\/ upload it again with `azd hooks run postprovision`;/,
  );
});

test('A role that takes its time is waited for, which is told once', async (t) => {
  const said = await upload(t, await forbiddingStorage(t, azurite.blob, 3), 0);
  assert.equal(
    said.match(/still refuses the upload: the role Storage Blob Data Contributor was only just given/g)?.length,
    1,
    said,
  );
  assert.doesNotMatch(said, /The storage refuses access/);
  assert.match(said, /The persona is in /);
});

test('A role that never arrives is told with who needs it where', async (t) => {
  const always = await forbiddingStorage(t, azurite.blob, Number.POSITIVE_INFINITY);
  const said = await upload(t, always, 1, { TWIN_ROLE_PATIENCE_SECONDS: '0', AZURE_PRINCIPAL_ID: 'the-principal' });
  assert.match(
    said,
    /refuses the principal the-principal after .*, who needs the role Storage Blob Data Contributor on that storage account: ask an owner of the resource group rg-digital-twin-dev for it, and then run `azd hooks run postprovision`\.$/m,
  );
});

test('Another fault is told in the words of the upload, and not waited for', async (t) => {
  const said = await upload(t, await serve(t, (_, reply) => reply.writeHead(404).end()), 1);
  assert.match(said, /^The persona was not uploaded; `azd hooks run postprovision` tries again\.\n\n/m);
  assert.doesNotMatch(said, /still refuses/);
});

test('The folder of the persona may be another', async (t) => {
  const said = await upload(t, azurite.blob, 1, { PERSONA_DIR: path.join(folder, 'nothing') });
  assert.match(said, /nothing/);
});

test('An environment without a storage was not provisioned', async (t) => {
  const said = await upload(t, azurite.blob, 1, { AzureWebJobsStorage: '' });
  assert.match(said, /run `azd provision`/);
});
