import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../lib/deploy/destroy.mjs';
import { Failure } from '../lib/failure.mjs';
import { azdAnswers } from './fakes/azd.mjs';
import { fakeTools } from './fakes/fake-tools.mjs';

/** Destroys prod with a person at the keyboard who types `typed`. */
async function destroyProd(t, typed, args = []) {
  const { environment, calls } = fakeTools(t, azdAnswers({ environments: ['prod'] }), { tools: ['azd'] });
  const { PATH, FAKE_ANSWERS, FAKE_CALLS } = environment;
  const added = { PATH, FAKE_ANSWERS, FAKE_CALLS };
  const before = Object.fromEntries(Object.keys(added).map((name) => [name, process.env[name] ?? '']));
  t.after(() => Object.assign(process.env, before));
  Object.assign(process.env, added);
  const asked = [];
  const ask = async (question) => {
    asked.push(question);
    return typed;
  };
  const outcome = await main(['prod', ...args], { isTTY: true, ask }).catch((error) => error);
  return { outcome, asked, down: calls().filter((call) => call.startsWith('azd down')) };
}

test('Who types its name destroys prod, and is not asked again', async (t) => {
  const { outcome, asked, down } = await destroyProd(t, 'prod\n');
  assert.equal(outcome, 0);
  assert.match(asked.join(), /all conversations, for good\. Type its name/);
  assert.deepEqual(down, ['azd down -e prod --purge --force']);
});

for (const typed of ['', 'y', 'yes', 'Prod', 'dev', 'prod please']) {
  test(`"${typed}" destroys nothing`, async (t) => {
    const { outcome, down } = await destroyProd(t, typed);
    assert.ok(outcome instanceof Failure && /Nothing was deleted/.test(outcome.message));
    assert.deepEqual(down, []);
  });
}

test('--force does not spare the typing', async (t) => {
  const { asked, down } = await destroyProd(t, 'no', ['--force']);
  assert.equal(asked.length, 1);
  assert.deepEqual(down, []);
});
