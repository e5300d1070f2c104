import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invent } from '../proof/invented.mjs';
import { seeded } from '../proof/seeded.mjs';
import { tally } from '../proof/statistics.mjs';
import { entryKey } from '../proof/tables/activity-key.mjs';
import { Told } from '../proof/told.mjs';

const question = { id: 'q1', role: 'user', content: 'Where?' };
const reply = { id: 'r1', role: 'assistant', content: 'Here.' };

test('a conversation as it was told has no fault', () => {
  assert.deepEqual(faultsIn(answered(), [question, reply]), []);
});

test('an acknowledged question or reply that is missing, changed or doubled is a fault', () => {
  const wrong = [
    [],
    [question],
    [reply],
    [question, { ...reply, content: 'Elsewhere.' }],
    [{ ...question, content: 'When?' }, reply],
    [question, { ...reply, status: 'interrupted' }],
    [question, reply, reply],
    [question, reply, question],
  ];
  for (const messages of wrong) assert.notDeepEqual(faultsIn(answered(), messages), [], JSON.stringify(messages));
});

test('what nobody acknowledged may be there or not', () => {
  const told = new Told('session');
  told.ask('q1', 'Where?');
  for (const messages of [[], [question], [question, reply]]) assert.deepEqual(faultsIn(told, messages), []);
});

test('a question that was acknowledged alone must be there', () => {
  const told = new Told('session');
  told.ask('q1', 'Where?').isStored = true;
  assert.deepEqual(faultsIn(told, [question]), []);
  assert.equal(faultsIn(told, []).length, 1);
});

test('the same seed chooses the same', () => {
  const choices = (seed) => Array.from({ length: 20 }, seeded(seed).id);
  assert.deepEqual(choices(1), choices(1));
  assert.notDeepEqual(choices(1), choices(2));
  const random = seeded(1);
  for (let i = 0; i < 100; i++) assert.ok([3, 4, 5].includes(random.between(3, 5)));
});

test('an invented conversation alternates, ends when it should and points from reply to question', () => {
  const lastSaid = new Date('2026-03-14T12:00:00Z');
  const messages = [...invent({ session: 'abcdefghijklmnopqrstuv', count: 4, lastSaid })];
  assert.deepEqual(
    messages.map(({ isQuestion }) => isQuestion),
    [true, false, true, false],
  );
  assert.deepEqual(messages.at(-1).said, lastSaid);
  assert.equal(messages[3].replyTo, messages[2].id);
  assert.equal(messages[2].replyNumber, 4);
});

test('the later entry comes first in a day', () => {
  const at = (time) => entryKey({ session: 'abcdefghijklmnopqrstuv', lastSaid: new Date(time) });
  assert.ok(at('2026-03-14T12:00:01Z') < at('2026-03-14T12:00:00Z'));
  assert.match(at('2026-03-14T12:00:00Z'), /^2516\d{15}-[0-9a-f]{22}$/);
});

test('a tally tells what differs', () => {
  assert.equal(tally([3, 3]), '3');
  assert.equal(tally([4, 3, 3]), '3 (2x), 4 (1x)');
});

function answered() {
  const told = new Told('session');
  Object.assign(told.ask('q1', 'Where?'), { isStored: true, reply: { id: 'r1', content: 'Here.' } });
  return told;
}

function faultsIn(told, messages) {
  const faults = [];
  told.check({ fault: (sentence) => faults.push(sentence) }, messages, 'now');
  return faults;
}
