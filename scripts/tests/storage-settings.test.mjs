import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { usualConnectionString } from '../lib/azurite/account.mjs';
import { Failure } from '../lib/failure.mjs';
import { storageEnvironment } from '../lib/push-command.mjs';
import { namesBlobStorage, withStorage } from '../lib/storage-settings.mjs';

test('A chosen storage leaves no other behind', () => {
  const before = { PATH: '/bin', STORAGE_BLOB_URI: 'b', STORAGE_TABLE_URI: 't', azurewebjobsstorage: 'x' };
  assert.deepEqual(withStorage(before, 'here'), { PATH: '/bin', AzureWebJobsStorage: 'here' });
});

test('Storage is named in the environment or in the arguments', () => {
  assert.ok(namesBlobStorage({ AzureWebJobsStorage: 'x' }, []));
  assert.ok(namesBlobStorage({ STORAGE_BLOB_URI: 'x' }, []));
  assert.ok(namesBlobStorage({}, ['--STORAGE_BLOB_URI=x']));
  assert.ok(namesBlobStorage({}, ['--azurewebjobsstorage', 'x']));
});

test('An empty setting, tables alone and a value that looks like a name are no place for blobs', () => {
  assert.ok(!namesBlobStorage({ AzureWebJobsStorage: '', STORAGE_TABLE_URI: 'x' }, []));
  assert.ok(!namesBlobStorage({ PATH: 'STORAGE_BLOB_URI' }, ['--PERSONA_DIR=STORAGE_BLOB_URI']));
});

test('A named storage is pushed to as it is', async () => {
  const environment = { STORAGE_BLOB_URI: 'x' };
  assert.equal(await storageEnvironment(environment, []), environment);
});

test('With none, Azurite is pushed to where it listens', async (t) => {
  const server = createServer((_, reply) => reply.writeHead(403, { server: 'Azurite-Blob/1' }).end());
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { AzureWebJobsStorage } = await storageEnvironment({}, [], `http://127.0.0.1:${server.address().port}`);
  assert.equal(AzureWebJobsStorage, usualConnectionString);
});

test('With neither, a sentence says what to set', async () => {
  // Nothing can listen on port 0.
  await assert.rejects(
    storageEnvironment({}, [], 'http://127.0.0.1:0'),
    (error) => error instanceof Failure && /AzureWebJobsStorage .*STORAGE_BLOB_URI .*--azurite/.test(error.message),
  );
});
