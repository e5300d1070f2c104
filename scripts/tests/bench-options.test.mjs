import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from '../../bench/options.mjs';

const names = ['waiting', 'throughput'];

test('With nothing said, all scenarios run five times and the results are the latest', () => {
  assert.deepEqual(readOptions([], names), { only: names, runs: 5, name: 'latest', brief: false, help: undefined });
});

test('Some scenarios, more runs and a name of their own', () => {
  const { only, runs, name } = readOptions(['--only=throughput', '--runs=7', '--name=my-desk'], names);
  assert.deepEqual([only, runs, name], [['throughput'], 7, 'my-desk']);
});

test('A brief bench runs once', () => {
  const { runs, brief } = readOptions(['--brief'], names);
  assert.deepEqual([runs, brief], [1, true]);
});

test('What is not understood is told with the options there are, before anything is measured', () => {
  for (const wrong of ['--only=speed', '--runs=0', '--fast']) {
    assert.throws(() => readOptions([wrong], names), /npm run bench \[-- options\]/);
  }
});

test('Results have a name that can be one of a file', () => {
  assert.throws(() => readOptions(['--name=../elsewhere'], names), /can't be a name of results/);
});

test('Help names every scenario', () => {
  const { help } = readOptions(['--help'], names);
  for (const name of names) assert.match(help, new RegExp(name));
});
