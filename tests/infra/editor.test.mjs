// biome-ignore-all lint/suspicious/noTemplateCurlyInString: VS Code fills them in, not JavaScript.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editorFindings } from './checks/editor.mjs';
import { npmScriptsOf } from './checks/npm-scripts.mjs';

const scriptsOf = (folder) => (folder === 'page' ? { dev: '' } : { start: '', test: '' });
const tasks = [
  { label: 'start', command: 'npm start -- --azurite' },
  { label: 'page', command: 'npm run dev', options: { cwd: '${workspaceFolder}/page' }, dependsOn: 'start' },
];
const launch = {
  configurations: [{ name: 'Debug', preLaunchTask: 'start', program: '${input:mode}' }],
  inputs: [{ id: 'mode' }],
};
const findingsOf = (more, launching = launch) => editorFindings({ tasks: [...tasks, ...more] }, launching, scriptsOf);

test('The scripts of a command are found, those of another folder not', () => {
  assert.deepEqual(npmScriptsOf('npm ci && npm run persona:push\nnpm test -- --only=page'), ['persona:push', 'test']);
  assert.deepEqual(npmScriptsOf('npm --prefix staticwebapp run build\nnpm run build --prefix staticwebapp'), []);
});

test('Tasks that run what there is have no finding', () => {
  assert.deepEqual(findingsOf([]), []);
});

test('A task that runs a script which is not there is found', () => {
  assert.deepEqual(findingsOf([{ label: 'f', command: 'npm run func' }]), [
    'tasks.json, f: there is no npm script func.',
  ]);
  assert.deepEqual(findingsOf([{ label: 'f', type: 'npm', script: 'fun' }]), [
    'tasks.json, f: there is no npm script fun.',
  ]);
});

test('A task that waits for none is found', () => {
  assert.deepEqual(findingsOf([{ label: 'all', dependsOn: ['start', 'stop'] }]), [
    'tasks.json, all: there is no task stop.',
  ]);
});

test('A configuration that starts no task, or asks for nothing, is found', () => {
  const configurations = [{ name: 'Debug', preLaunchTask: 'build', program: '${input:packages}' }];
  assert.deepEqual(findingsOf([], { configurations }), [
    'launch.json, Debug: there is no task build.',
    'launch.json: nothing asks for the input packages.',
  ]);
});
