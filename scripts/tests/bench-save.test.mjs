import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { machineHere, machineInWords } from '../../bench/report/machine.mjs';
import { requireFileName, save } from '../../bench/report/save.mjs';
import { Failure } from '../lib/failure.mjs';
import { newFolder } from './fakes/new-folder.mjs';

const machine = machineHere({ sdk: '10.0.100', packages: 'official' });

test('Results are a JSON and a chart beside it', (t) => {
  const folder = path.join(newFolder(t), 'results');
  const summary = { version: 1, machine, started_at: '2026-03-14T12:00:00.000Z', runs: 1, measurements: [] };
  const files = save(summary, 'v1.0', folder);
  assert.deepEqual(files, { json: path.join(folder, 'v1.0.json'), svg: path.join(folder, 'v1.0.svg') });
  assert.deepEqual(JSON.parse(readFileSync(files.json, 'utf8')), summary);
  assert.match(readFileSync(files.svg, 'utf8'), /^<svg /);
});

test('A name of results leads to no other folder', () => {
  for (const name of ['latest', '2026-03-14', 'v1.0']) requireFileName(name);
  for (const name of ['../latest', 'a/b', 'a\\b', '.hidden', '', 'a b', 'a'.repeat(65)]) {
    assert.throws(() => requireFileName(name), Failure, name);
  }
});

test('A machine is told by what matters to its speed, in a line too', () => {
  assert.deepEqual(Object.keys(machine), [
    'cpu',
    'cores',
    'memory_gb',
    'os',
    'node',
    'dotnet_sdk',
    'packages',
    'load_before',
  ]);
  assert.ok(machine.cores >= 1 && machine.memory_gb >= 0);
  const words = machineInWords({ ...machine, cpu: 'Fast', cores: 4, node: 'v20.19.0', load_before: null });
  assert.match(words, /^4 x Fast, \d+ GB, .*Node 20\.19\.0, \.NET SDK 10\.0\.100, packages: official$/);
});
