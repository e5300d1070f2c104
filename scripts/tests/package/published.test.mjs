import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { choosePackages, packagesEnvironment } from '../../lib/packages.mjs';
import { inRoot } from '../../lib/root.mjs';
import { run } from '../../lib/run.mjs';

const mode = await choosePackages();
const app = inRoot('src', 'Functions');
const made = mkdtempSync(path.join(tmpdir(), 'digital-twin-published-'));
after(() => rmSync(made, { recursive: true, force: true }));

const npmRunPackage = () => run('npm run package', [process.execPath, inRoot('scripts', 'package.mjs')]);
const dotnetPublish = (project, folder) =>
  run(`publish ${project}`, ['dotnet', 'publish', inRoot('src', project), '--no-build', '-c', 'Debug', '-o', folder]);

if (mode === 'official') {
  test('npm run package publishes all that Azure needs', async () => {
    const { code, output } = await npmRunPackage();
    assert.equal(code, 0, output);
    assert.match(output, /^Package: \d+ functions, \d+ files, [\d.]+ MB in /m);
  });
} else {
  test('npm run package refuses the stand-ins and says why', async () => {
    const { code, output } = await npmRunPackage();
    assert.equal(code, 1, output);
    assert.match(output, /^The app is not packaged for Azure: it would be built with the stand-ins /m);
  });

  test('A plain dotnet publish refuses the stand-ins too, and leaves nothing', async () => {
    const folder = path.join(made, 'functions');
    const { code, output } = await dotnetPublish('Functions', folder);
    assert.notEqual(code, 0);
    assert.match(output, /error : Functions is not published: it is built with the stand-ins/);
    assert.ok(!existsSync(folder));
  });
}

test('LocalHost may be published with either, and the app is part of it', async () => {
  const folder = path.join(made, 'host');
  const { code, output } = await dotnetPublish('LocalHost', folder);
  assert.equal(code, 0, output);
  assert.ok(existsSync(path.join(folder, 'DigitalTwin.Functions.dll')));
});

test('host.json is published, and the settings of this machine are not', async () => {
  const items = await withLocalSettings(() => itemsOf('ComputeResolvedFilesToPublishList', 'ResolvedFileToPublish'));
  const files = items.map(({ RelativePath }) => RelativePath);
  assert.ok(files.includes('host.json'), files.join('\n'));
  assert.ok(!files.includes('local.settings.json'), files.join('\n'));
});

test('Both are copied beside the built app, where Core Tools look for them', async () => {
  const items = await withLocalSettings(() => itemsOf('AssignTargetPaths', 'None'));
  for (const name of ['host', 'local.settings']) {
    const found = items.filter(({ Filename, Extension }) => Filename === name && Extension === '.json');
    assert.deepEqual(
      found.map(({ CopyToOutputDirectory }) => CopyToOutputDirectory),
      ['PreserveNewest'],
      name,
    );
  }
});

test('azd finds an id for user secrets and does not write one into the project', async () => {
  const project = path.join(app, 'Functions.csproj');
  const before = readFileSync(project, 'utf8');
  const { code, output } = await run('user-secrets', ['dotnet', 'user-secrets', 'init', '--project', app]);
  const after = readFileSync(project, 'utf8');
  // Only then, for a file that is written anew is built anew.
  if (after !== before) writeFileSync(project, before);
  assert.equal(code, 0, output);
  assert.equal(after, before);
});

test('The built app does not know the id, and so reads no user secrets', () => {
  const built = inRoot('artifacts', mode, 'bin', 'Functions', 'debug', 'DigitalTwin.Functions.dll');
  assert.ok(!readFileSync(built).includes('UserSecretsIdAttribute'));
});

test('Azure gets the app compiled ahead for its machines, and what is built is for any', async () => {
  const ahead = { PublishReadyToRun: 'true', RuntimeIdentifier: 'linux-x64', SelfContained: 'false' };
  assert.deepEqual(await propertiesOf(Object.keys(ahead), ['-p:_IsPublishing=true']), ahead);
  const { PublishReadyToRun, RuntimeIdentifier } = await propertiesOf(['PublishReadyToRun', 'RuntimeIdentifier']);
  assert.deepEqual([PublishReadyToRun, RuntimeIdentifier], ['', '']);
});

async function propertiesOf(names, options = []) {
  const asked = names.map((name) => `-getProperty:${name}`);
  const { code, output } = await run('msbuild properties', ['dotnet', 'msbuild', app, ...asked, ...options], {
    env: packagesEnvironment('official'),
  });
  assert.equal(code, 0, output);
  return JSON.parse(output).Properties;
}

async function itemsOf(target, item) {
  const { code, output } = await run(`msbuild ${target}`, [
    'dotnet',
    'msbuild',
    app,
    `-t:${target}`,
    `-getItem:${item}`,
  ]);
  assert.equal(code, 0, output);
  return JSON.parse(output).Items[item];
}

/** A developer's own file stays as it is. */
async function withLocalSettings(work) {
  const file = path.join(app, 'local.settings.json');
  const mine = !existsSync(file);
  if (mine) writeFileSync(file, '{}');
  try {
    return await work();
  } finally {
    if (mine) rmSync(file);
  }
}
