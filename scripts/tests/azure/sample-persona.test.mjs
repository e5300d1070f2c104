import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { isSample, personaPrint } from '../../lib/azure/sample-persona.mjs';
import { inRoot } from '../../lib/root.mjs';
import { newFolder } from '../fakes/new-folder.mjs';

function copy(t) {
  const folder = newFolder(t);
  cpSync(inRoot('data'), folder, { recursive: true });
  return folder;
}

test('The sample is known by its files', () => {
  const print = personaPrint(inRoot('data'));
  assert.ok(isSample(inRoot('data')), `data/ has changed: write ${print} into scripts/lib/azure/sample-persona.mjs`);
});

test('How lines end, and files that are no persona, do not make another of it', (t) => {
  const folder = copy(t);
  const style = path.join(folder, 'style.txt');
  writeFileSync(style, readFileSync(style, 'utf8').replaceAll('\n', '\r\n'));
  writeFileSync(path.join(folder, 'holiday.jpg'), 'x');
  assert.ok(isSample(folder));
});

test('An edit, a file more and another folder do', (t) => {
  const edited = copy(t);
  writeFileSync(path.join(edited, 'style.txt'), 'Dry.');
  const more = copy(t);
  writeFileSync(path.join(more, 'me.txt'), 'I map reefs.');
  for (const folder of [edited, more, path.join(more, 'nowhere')]) assert.ok(!isSample(folder), folder);
});
