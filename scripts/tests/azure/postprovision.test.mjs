import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { connectionString } from '../../lib/azurite/account.mjs';
import { startAzurite } from '../../lib/azurite/start-azurite.mjs';
import { fakeTools } from '../fakes/fake-tools.mjs';
import { newFolder } from '../fakes/new-folder.mjs';
import { newEnvironment } from './fakes/answers.mjs';
import { forbiddingStorage } from './fakes/forbidding.mjs';
import { heard, runHook, startHook } from './fakes/run-hook.mjs';
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

/** What a hook of an environment gets whose storage is at `blob`. */
function settingsOf(t, blob, settings) {
  const { environment } = fakeTools(t, {});
  const AzureWebJobsStorage = connectionString({ blob, table: azurite.table });
  return { ...environment, ...newEnvironment, ...quick, AzureWebJobsStorage, ...settings };
}

/** Runs the hook against the storage at `blob`; asserts its exit code and resolves to what it said. */
async function upload(t, blob, code, settings) {
  const outcome = await runHook('postprovision', settingsOf(t, blob, settings));
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

test('A storage without an address is told with what writes it', async (t) => {
  const said = await upload(t, azurite.blob, 1, { STORAGE_BLOB_URI: 'foo' });
  assert.match(said, /^STORAGE_BLOB_URI is "foo", which is no address: run `azd provision`/m);
});

test("The sample does not take the place of somebody's persona, and how it would is told", async (t) => {
  const own = newFolder(t);
  writeFileSync(path.join(own, 'me.txt'), 'I map reefs.');
  const other = await startAzurite(newFolder(t), { blob: 0, queue: 0, table: 0 });
  t.after(() => other.stop());
  await upload(t, other.blob, 0, { PERSONA_DIR: own });
  const said = await upload(t, other.blob, 0);
  assert.match(said, /holds another persona\. Nothing was pushed\.$/m);
  assert.match(
    said,
    /a persona of its own, and data\/ only the sample .*: it was left alone\. .*`npm run persona:push`\.$/m,
  );
  assert.match(await upload(t, other.blob, 0, { PERSONA_DIR: own }), /^= me\.txt unchanged$/m);
});

const account = { STORAGE_BLOB_URI: 'https://127.0.0.1:1/' };

test('Whoever is signed in to azd uploads, and how to sign in is told', async (t) => {
  const token = 'azd auth token --no-prompt --scope https://storage.azure.com/.default';
  const { environment, calls } = fakeTools(t, { [token]: { fails: 'not logged in, run `azd auth login` to login' } });
  const { code, said } = await runHook('postprovision', { ...environment, ...newEnvironment, ...quick, ...account });
  assert.deepEqual([code, calls()], [1, [token]]);
  assert.match(
    said,
    /127\.0\.0\.1:1 doesn't know who is asking: run `azd auth login`, and then `azd hooks run postprovision`\.$/m,
  );
});

const skip = process.platform === 'win32' && 'a signal can not be caught there';

test('An upload ends with the hook that began it', { skip }, async (t) => {
  const asked = new EventEmitter();
  const silent = await serve(t, (incoming) => asked.emit('call', incoming.socket));
  const hook = startHook('postprovision', settingsOf(t, silent, {}));
  t.after(() => hook.kill('SIGKILL'));
  const ending = heard(hook);
  const [socket] = await once(asked, 'call');
  // The upload itself gives up only later.
  const closed = once(socket, 'close', { signal: AbortSignal.timeout(7_000) });
  hook.kill('SIGTERM');
  await closed;
  assert.equal((await ending).by, 'SIGTERM');
});
