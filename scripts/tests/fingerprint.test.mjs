import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fingerprint } from '../lib/fingerprint.mjs';

let folder;
const file = (...parts) => path.join(folder, ...parts);
const print = (extra) => fingerprint([folder], extra);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fingerprint-'));
  mkdirSync(file('src'));
  writeFileSync(file('src', 'a.cs'), 'class A;');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('Nothing changed, nothing to build', () => assert.equal(print(), print()));

test('An edit of the same length is seen by its time', () => {
  const before = print();
  utimesSync(file('src', 'a.cs'), new Date(0), new Date(0));
  assert.notEqual(print(), before);
});

test('A moved file is seen though its time stays', () => {
  const before = print();
  renameSync(file('src', 'a.cs'), file('src', 'b.cs'));
  assert.notEqual(print(), before);
});

test('A removed file is seen', () => {
  const before = print();
  rmSync(file('src', 'a.cs'));
  assert.notEqual(print(), before);
});

test('What builds make is not looked at', () => {
  const before = print();
  for (const made of ['node_modules', 'dist', 'obj']) {
    mkdirSync(file(made));
    writeFileSync(file(made, 'x'), '');
  }
  assert.equal(print(), before);
});

test('A setting changes it, and a place that is not there does not', () => {
  assert.notEqual(print([['VITE_API_URL', 'https://example.org']]), print([]));
  assert.equal(fingerprint([folder, file('none')]), print());
});
