import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { isAzurite } from '../lib/azurite/account.mjs';
import { startAzurite } from '../lib/azurite/start-azurite.mjs';
import { coreToolsProblem } from '../lib/func/core-tools.mjs';
import { readFuncArguments } from '../lib/func/func-arguments.mjs';
import { inRoot } from '../lib/root.mjs';
import { fakeTools } from './fakes/fake-tools.mjs';
import { newFolder } from './fakes/new-folder.mjs';

const script = inRoot('scripts', 'tests', 'fakes', 'run-func.mjs');
const sample = inRoot('src', 'Functions', 'local.settings.sample.json');
const anyPorts = { blob: 0, queue: 0, table: 0 };

/** What npm run func would start in, with the sample and nothing else of the app. */
function newProject(t) {
  const folder = realpathSync(newFolder(t));
  copyFileSync(sample, path.join(folder, 'local.settings.sample.json'));
  return folder;
}

/** Core Tools that start nothing. `start` is how `func start` goes, `args` what it is started with. */
const fakeFunc = (t, { version = '4.14.0', args = '', ...start } = {}) =>
  fakeTools(
    t,
    { 'func --version': { says: version }, [`func start${args}`]: { ...start, notes: storage } },
    { tools: ['func'] },
  );

const storage = ['AzureWebJobsStorage', 'STORAGE_BLOB_URI', 'UseStandIns'];
const isStart = ({ call }) => call?.startsWith('func start');

/** Runs what npm run func runs; `said` grows with its output, `ended` resolves to its exit code. */
function runFunc(folder, { environment }, { run = {}, args = [] } = {}) {
  const child = spawn(process.execPath, [script, ...args], {
    env: {
      ...environment,
      FAKE_RUN: JSON.stringify({ folder, ...run }),
      STORAGE_BLOB_URI: 'https://elsewhere.blob.core.windows.net',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const running = { child, said: '', ended: new Promise((resolve) => child.once('close', resolve)) };
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk) => (running.said += chunk));
  return running;
}

const blobIn = (text) => /BlobEndpoint=(http:\/\/[\d.:]+)/.exec(text)[1];

test('func starts where the build put the app, on Azurite and no other storage, with the arguments after --', async (t) => {
  const folder = newProject(t);
  const func = fakeFunc(t, { args: ' --port 7072' });
  const running = runFunc(folder, func, { args: ['--port', '7072'] });
  assert.equal(await running.ended, 0, running.said);
  const [{ cwd, env }] = func.notes().filter(isStart);
  assert.equal(realpathSync(cwd), folder);
  assert.equal(env.STORAGE_BLOB_URI, undefined);
  assert.equal(env.UseStandIns, 'false');
  assert.match(running.said, new RegExp(`pushed to .*${blobIn(env.AzureWebJobsStorage)}`));
  assert.ok(!(await isAzurite(blobIn(env.AzureWebJobsStorage))));
});

test('local.settings.json is made from the sample once, and never overwritten', async (t) => {
  const folder = newProject(t);
  const settings = path.join(folder, 'local.settings.json');
  const func = fakeFunc(t);
  await runFunc(folder, func).ended;
  assert.equal(readFileSync(settings, 'utf8'), readFileSync(sample, 'utf8'));
  writeFileSync(settings, 'mine');
  await runFunc(folder, func).ended;
  assert.equal(readFileSync(settings, 'utf8'), 'mine');
});

test('An Azurite that runs is used, and still runs afterwards', async (t) => {
  const folder = newProject(t);
  const azurite = await startAzurite(path.join(folder, 'other'), anyPorts);
  t.after(() => azurite.stop());
  const func = fakeFunc(t);
  const running = runFunc(folder, func, { run: { addresses: { blob: azurite.blob, table: azurite.table } } });
  assert.equal(await running.ended, 0, running.said);
  assert.equal(func.notes().find(isStart).env.AzureWebJobsStorage, azurite.connectionString);
  assert.ok(await isAzurite(azurite.blob));
});

test("func's exit code is npm run func's", async (t) => {
  assert.equal(await runFunc(newProject(t), fakeFunc(t, { code: 7 })).ended, 7);
});

test('A persona that could not be uploaded starts nothing', async (t) => {
  const func = fakeFunc(t);
  assert.equal(await runFunc(newProject(t), func, { run: { pushed: 3 } }).ended, 3);
  assert.ok(!func.notes().some(isStart));
});

test('A missing func is named with how to get it on each system, before packages are chosen or anything is built', async (t) => {
  const running = runFunc(newProject(t), fakeTools(t, {}, { tools: [] }));
  assert.equal(await running.ended, 1);
  assert.match(
    running.said,
    /`func` was not found: install .*npm install --global azure-functions-core-tools@4.*winget.*brew/,
  );
  assert.match(running.said, /npm start/);
  assert.doesNotMatch(running.said, /chosen|built/);
});

test('npm run func itself looks for func before it chooses packages', async (t) => {
  const { environment } = fakeTools(t, {}, { tools: [] });
  const env = { ...environment, UseStandIns: 'true' };
  const command = [inRoot('scripts', 'func.mjs'), '--packages=official'];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /`func` was not found/);
  assert.doesNotMatch(stdout, /Packages:/);
});

test('A func that is too old is named with its version', async (t) => {
  const func = fakeFunc(t, { version: '3.0.4868' });
  const running = runFunc(newProject(t), func);
  assert.equal(await running.ended, 1);
  assert.match(running.said, /`func` is of version 3\.0\.4868, which does not run .NET 10: install/);
  assert.ok(!func.notes().some(isStart));
});

test('A newer func will do, a preview too', () => {
  assert.equal(coreToolsProblem('4.0.6821\n'), undefined);
  assert.equal(coreToolsProblem('5.0.0-preview.3\n'), undefined);
});

test('Stand-ins are refused, with what to run in their place', async (t) => {
  const func = fakeFunc(t);
  const running = runFunc(newProject(t), func, { run: { mode: 'standins' } });
  assert.equal(await running.ended, 1);
  assert.match(running.said, /stand-ins, which only imitate the Functions worker.*`npm start`.*--packages=probe/);
  assert.ok(!func.notes().some(isStart));
});

test('--packages is for npm run func, and stand-ins can not be asked for', () => {
  for (const packages of [['--packages=probe'], ['--packages', 'probe']]) {
    const read = readFuncArguments([...packages, '--port', '7072']);
    assert.deepEqual(read, { help: false, packages: 'probe', rest: ['--port', '7072'] });
  }
  assert.equal(readFuncArguments(['--port', '7072']).packages, undefined);
  for (const odd of [['--packages=standins'], ['--packages', 'standins'], ['--packages='], ['--packages']])
    assert.throws(() => readFuncArguments(odd), /--packages is official or probe/);
});

// Windows knows no signals: there a console tells each process in it.
if (process.platform !== 'win32') {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    test(`${signal} ends func, and Azurite after it`, async (t) => {
      const func = fakeFunc(t, { waits: true, code: 5 });
      const running = runFunc(newProject(t), func);
      t.after(() => running.child.kill('SIGKILL'));
      await said(running, 'it is up');
      running.child.kill(signal);
      assert.equal(await running.ended, 5, running.said);
      const [{ env }, ending] = func.notes().slice(-2);
      assert.equal(ending.signal, signal);
      assert.ok(!(await isAzurite(blobIn(env.AzureWebJobsStorage))));
    });
  }

  test('An Azurite that dies ends func, in one sentence', async (t) => {
    const folder = newProject(t);
    const running = runFunc(folder, fakeFunc(t, { waits: true }));
    t.after(() => running.child.kill('SIGKILL'));
    await said(running, 'it is up');
    process.kill(Number(readFileSync(path.join(folder, 'azurite', 'lock'), 'utf8')), 'SIGKILL');
    assert.equal(await running.ended, 1);
    assert.match(running.said, /Azurite ended/);
    rmSync(path.join(folder, 'azurite', 'lock'), { force: true });
  });
}

const said = (running, text) =>
  new Promise((resolve, reject) => {
    const look = () => running.said.includes(text) && resolve();
    running.child.stdout.on('data', look);
    running.ended.then(() => reject(new Error(`It ended without "${text}":\n${running.said}`)));
    look();
  });
