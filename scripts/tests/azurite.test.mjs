import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { connectionString, isAzurite } from '../lib/azurite/account.mjs';
import { addressIn } from '../lib/azurite/azurite-output.mjs';
import { orAnyFree } from '../lib/azurite/free-port.mjs';
import { onAzurite } from '../lib/azurite/on-azurite.mjs';
import { startAzurite } from '../lib/azurite/start-azurite.mjs';
import { Failure } from '../lib/failure.mjs';

const anyPorts = { blob: 0, queue: 0, table: 0 };

function newFolder(t) {
  const folder = mkdtempSync(path.join(tmpdir(), 'digital-twin-azurite-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server on loopback that is not Azurite. */
async function otherServer(t) {
  const server = createServer((_, reply) => reply.end('hello'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return server.address().port;
}

test('Azurite takes requests until it is stopped, and has written its data then', async (t) => {
  const folder = newFolder(t);
  const azurite = await startAzurite(folder, anyPorts);
  assert.ok(await isAzurite(azurite.blob));
  assert.equal(azurite.connectionString, connectionString(azurite));
  await azurite.stop();
  assert.ok(!(await isAzurite(azurite.blob)));
  assert.ok(existsSync(path.join(folder, '__azurite_db_table__.json')));
  assert.ok(!existsSync(path.join(folder, 'lock')));
});

test('Two never share a folder, and the first goes on', async (t) => {
  const folder = newFolder(t);
  await onAzurite(
    folder,
    async ({ blob, pid }) => {
      await assert.rejects(
        startAzurite(folder, anyPorts),
        (error) => error instanceof Failure && /stop it/.test(error),
      );
      await assert.rejects(startAzurite(folder, anyPorts), new RegExp(`process ${pid} `));
      assert.ok(await isAzurite(blob));
    },
    anyPorts,
  );
});

test('The lock of a process that is no more counts for nothing', async (t) => {
  const folder = newFolder(t);
  writeFileSync(path.join(folder, 'lock'), String(spawnSync(process.execPath, ['--version']).pid));
  const azurite = await startAzurite(folder, anyPorts);
  await azurite.stop();
});

test('One that can not start says why', async (t) => {
  const folder = newFolder(t);
  writeFileSync(path.join(folder, '__azurite_db_blob__.json'), '{torn');
  await assert.rejects(
    startAzurite(folder, anyPorts),
    (error) =>
      error instanceof Failure && /did not start/.test(error.message) && /unhandled error: .*JSON/.test(error.output),
  );
});

test('One that dies ends what runs on it, in one sentence', async (t) => {
  const use = async ({ pid, ended }) => {
    process.kill(pid, 'SIGKILL');
    await ended;
    return 0;
  };
  await assert.rejects(
    onAzurite(newFolder(t), use, anyPorts),
    (error) => error instanceof Failure && /ended/.test(error),
  );
});

test('It is stopped when what runs on it fails', async (t) => {
  let address;
  const use = async ({ blob }) => {
    address = blob;
    throw new Failure('no');
  };
  await assert.rejects(onAzurite(newFolder(t), use, anyPorts), /^Error: no$|no/);
  assert.ok(!(await isAzurite(address)));
});

test('A taken port gives way to any free one', async (t) => {
  assert.equal(await orAnyFree(await otherServer(t)), 0);
});

test('Not everything that answers on the port is Azurite', async (t) => {
  assert.ok(!(await isAzurite(`http://127.0.0.1:${await otherServer(t)}`)));
});

test('Only the lines of the services in use hold addresses', () => {
  const said = (name) => `Azurite ${name} service is successfully listening at http://127.0.0.1:1`;
  assert.deepEqual(addressIn(said('Table')), { table: 'http://127.0.0.1:1' });
  assert.deepEqual(addressIn(said('Queue')), {});
});
