import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { sdkProblem } from '../lib/dotnet-version.mjs';
import { inRoot } from '../lib/root.mjs';
import { isAtLeast, parseVersion } from '../lib/version.mjs';
import { newFolder } from './fakes/new-folder.mjs';

test('A version is read out of what tools print', () => {
  assert.deepEqual(parseVersion('v20.19.4'), [20, 19, 4]);
  assert.deepEqual(parseVersion('>=20.19'), [20, 19, 0]);
  assert.deepEqual(parseVersion('10.0.100-rc.2.25502.107\n'), [10, 0, 100]);
  assert.equal(parseVersion('none'), undefined);
});

test('Versions are compared as numbers, part by part', () => {
  assert.ok(isAtLeast([20, 19, 0], [20, 19, 0]));
  assert.ok(isAtLeast([22, 0, 0], [20, 19, 0]));
  assert.ok(isAtLeast([20, 100, 0], [20, 19, 0]));
  assert.ok(!isAtLeast([20, 9, 0], [20, 19, 0]));
  assert.ok(!isAtLeast([18, 99, 0], [20, 19, 0]));
});

test('An SDK as new as global.json asks is no problem', () => {
  assert.equal(sdkProblem('10.0.100', { status: 0, stdout: '10.0.401\n' }, ''), undefined);
});

test('A missing dotnet is named with what to install and where', () => {
  const { message: sentence } = sdkProblem(
    '10.0.100',
    { error: new Error('ENOENT'), status: null, stdout: null },
    null,
  );
  assert.match(sentence, /`dotnet` was not found: install the \.NET SDK 10\.0\.100 .* from https:/);
});

test('An old SDK is named with the versions that are there', () => {
  const installed = '8.0.404 [/usr/share/dotnet/sdk]\n9.0.100 [/usr/share/dotnet/sdk]\n';
  const { message: sentence } = sdkProblem('10.0.100', { status: 145, stdout: '' }, installed);
  assert.match(sentence, /this machine has 8\.0\.404, 9\.0\.100: install/);
  assert.doesNotMatch(sentence, /usr/);
});

test('A runtime without any SDK is a problem too', () => {
  assert.match(sdkProblem('10.0.100', { status: 145, stdout: '' }, '').message, /this machine has none: install/);
});

test('SDKs that global.json does not take are named as what is there', () => {
  const found = { status: 145, stdout: '', stderr: 'A compatible .NET SDK was not found.' };
  const { message } = sdkProblem('10.0.100', found, '10.0.100-rc.2.25502.107 [/usr]\n11.0.100 [/usr]\n');
  assert.match(message, /this machine has 10\.0\.100-rc\.2\.25502\.107, 11\.0\.100: install/);
});

if (process.platform !== 'win32') {
  test('An SDK that is new enough and fails is not called too old, and what it says is shown', (t) => {
    const folder = newFolder(t);
    const dotnet = `#!/bin/sh
      if [ "$1" = --list-sdks ]; then echo '10.0.401 [/usr/share/dotnet/sdk]'; exit; fi
      echo 'The home directory could not be determined.' >&2; exit 1\n`;
    writeFileSync(path.join(folder, 'dotnet'), dotnet, { mode: 0o755 });
    const { status, stderr } = spawnSync(process.execPath, [inRoot('scripts', 'start.mjs')], {
      encoding: 'utf8',
      env: { ...process.env, PATH: folder },
    });
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^The \.NET SDK 10\.0\.401 is here, but `dotnet --version` fails: The home directory could not be determined/,
    );
  });
}
