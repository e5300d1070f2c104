import assert from 'node:assert/strict';
import { test } from 'node:test';
import { azureCli } from '../../lib/azure/cli.mjs';
import { outcomeOf } from '../../lib/azure/outcome.mjs';
import { fakeTools } from '../fakes/fake-tools.mjs';
import { ownSubscription } from './fakes/answers.mjs';

test('What a program prints is read as JSON, and nothing as nothing', () => {
  assert.deepEqual(outcomeOf({ code: 0, output: '[1]\n', errors: 'WARNING: x' }), { ok: true, value: [1] });
  assert.deepEqual(outcomeOf({ code: 0, output: '', errors: '' }), { ok: true, value: undefined });
});

test('A failure is told in the first line that was said of it', () => {
  assert.deepEqual(outcomeOf({ code: 1, output: '', errors: '\nERROR: (Forbidden) No.\nStack' }), {
    said: '(Forbidden) No',
  });
  assert.deepEqual(outcomeOf({ code: 3, output: '', errors: '' }), { said: 'it ended with exit code 3' });
  assert.deepEqual(outcomeOf({ code: 0, output: 'Hello', errors: '' }), { said: 'it printed no JSON: Hello' });
});

test('A missing program is told apart from one that fails', async (t) => {
  const { environment } = fakeTools(t, { 'azd version': { fails: 'No.' } }, { tools: ['azd'] });
  const { az, azd } = azureCli(environment);
  assert.deepEqual(await az(['version']), { missing: true });
  assert.deepEqual(await azd(['version']), { said: 'No' });
});

test('az is always told which subscription', async (t) => {
  const { environment, calls } = fakeTools(t, { 'az account show @own': { prints: {} } });
  await azureCli(environment, ownSubscription).az(['account', 'show']);
  assert.deepEqual(calls(), ['az account show @own']);
});

test('What is said before the JSON, and what azd says to people, does not hide it', () => {
  const read = (output) => outcomeOf({ code: 0, output, errors: '' });
  assert.deepEqual(read('\uFEFF{"a":1}'), { ok: true, value: { a: 1 } });
  assert.deepEqual(read('[W] slow\nA warning {}\n[\n  {"a":1}\n]\n'), { ok: true, value: [{ a: 1 }] });
  const said = '{"type":"consoleMessage","timestamp":"2026-11-01","data":{"message":"\\nNo project here."}}\n';
  assert.deepEqual(read(`${said}[1]\n${said}`), { ok: true, value: [1] });
  assert.deepEqual(outcomeOf({ code: 1, output: said, errors: '' }), { said: 'No project here' });
});

test('What is marked as an error counts before warnings', () => {
  const errors = 'UserWarning: old cryptography.\nERROR: (Forbidden) No.\n';
  assert.deepEqual(outcomeOf({ code: 1, output: '', errors }), { said: '(Forbidden) No' });
});

test('Names of people and places are given to az as they are', async (t) => {
  const people = ["o'brien@x.org", 'o_x.org#EXT#@y.onmicrosoft.com', 'my-env(1)'];
  const answers = Object.fromEntries(
    people.map((name) => [`az role assignment list --assignee ${name}`, { prints: [] }]),
  );
  const { environment } = fakeTools(t, answers);
  for (const name of people)
    assert.deepEqual(await azureCli(environment).az(['role', 'assignment', 'list', '--assignee', name]), {
      ok: true,
      value: [],
    });
});

test('Whatever lists things gives a list of things, or says that it did not', async (t) => {
  const answers = {
    'az role list': { prints: [{ name: 'a' }, null, 'b'] },
    'az thing list-deleted': { prints: { name: 'a' } },
    'az model list': {},
  };
  const { az } = azureCli(fakeTools(t, answers).environment);
  assert.deepEqual(await az(['role', 'list']), { ok: true, value: [{ name: 'a' }] });
  assert.deepEqual(await az(['thing', 'list-deleted']), { said: 'it printed something else than a list' });
  assert.deepEqual(await az(['model', 'list']), { ok: true, value: [] });
});
