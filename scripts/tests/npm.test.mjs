import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { matchesLock, npmCommand } from '../lib/npm.mjs';
import { inRoot } from '../lib/root.mjs';

const lock = {
  '': { name: 'page' },
  'node_modules/lit': { version: '3.0.0', integrity: 'sha512-lit' },
  'node_modules/fsevents': { version: '2.0.0', integrity: 'sha512-fs', optional: true },
};
const lit = { 'node_modules/lit': { version: '3.0.0', integrity: 'sha512-lit' } };

test('What the lock names is installed, other platforms aside', () => {
  assert.ok(matchesLock(lock, lit));
});

test('A missing, a changed and a forgotten package each ask for npm ci', () => {
  assert.ok(!matchesLock(lock, {}));
  assert.ok(!matchesLock(lock, { 'node_modules/lit': { integrity: 'sha512-older' } }));
  assert.ok(!matchesLock(lock, { ...lit, 'node_modules/left': { integrity: 'sha512-left' } }));
});

test('The npm that runs us is run again, else the one that is there', () => {
  const own = npmCommand({ npm_execpath: '/usr/lib/npm/bin/npm-cli.js' }, 'linux');
  assert.deepEqual(own, [process.execPath, '/usr/lib/npm/bin/npm-cli.js']);
  assert.deepEqual(npmCommand({ npm_execpath: '/usr/lib/yarn.js' }, 'linux'), ['npm']);
  assert.equal(npmCommand({}, 'win32').at(-1), 'npm.cmd');
});

const locks = ['package-lock.json', 'staticwebapp/package-lock.json'].filter((name) => existsSync(inRoot(name)));

for (const name of locks) {
  const packages = JSON.parse(readFileSync(inRoot(name), 'utf8')).packages;

  test(`${name} holds the binaries of every platform`, () => {
    const named = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    const absent = named.filter(
      (wanted) => !Object.keys(packages).some((key) => key.endsWith(`node_modules/${wanted}`)),
    );
    assert.deepEqual(absent, []);
  });

  test(`${name} names no registry`, () => {
    assert.deepEqual(
      Object.values(packages).flatMap((entry) => entry.resolved ?? []),
      [],
    );
  });
}
