// What of bench/peer needs none of its packages: an installation for the sake of a test would cost more than the test is worth.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openConversations } from '../../bench/peer/conversations.mjs';
import { readPersona } from '../../bench/peer/persona.mjs';
import { inRoot } from '../lib/root.mjs';
import { newFolder } from './fakes/new-folder.mjs';

const session = 'abcdefghijklmnop';
const said = [
  { role: 'user', content: 'Where?' },
  { role: 'assistant', content: 'Here.' },
];

test('A conversation of the peer is a JSON file, and an empty one where there is none', async (t) => {
  const folder = newFolder(t);
  const conversations = await openConversations(path.join(folder, 'memory'));
  assert.deepEqual(await conversations.load(session), []);
  await conversations.save(session, said);
  assert.deepEqual(await conversations.load(session), said);
  const file = path.join(folder, 'memory', `${session}.json`);
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), said);
});

test('A file that the peer can not read is no empty conversation', async (t) => {
  const folder = newFolder(t);
  const conversations = await openConversations(folder);
  writeFileSync(path.join(folder, `${session}.json`), '[{"role":');
  await assert.rejects(conversations.load(session), SyntaxError);
});

test('An id leads the peer to no other folder', async (t) => {
  const { isId } = await openConversations(newFolder(t));
  assert.ok(isId(session));
  const leading = [
    '../../etc/passwd-and-more',
    '/etc/passwd-and-more',
    'abcdefghijklmnop.json',
    `..\\${session}`,
    `${session}\n`,
  ];
  for (const id of [...leading, 'short', 'a'.repeat(65), undefined, 7, [session]]) assert.ok(!isId(id), String(id));
});

test('The peer speaks for the owner of the sample', async () => {
  const { full_name: name } = JSON.parse(readFileSync(inRoot('data', 'facts.json'), 'utf8'));
  const prompt = await readPersona(inRoot('data'));
  assert.ok(prompt.startsWith(`You are the digital twin of ${name}.`));
  assert.ok(prompt.includes(readFileSync(inRoot('data', 'summary.txt'), 'utf8')));
});
