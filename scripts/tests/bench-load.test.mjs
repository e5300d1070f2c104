import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { after, before, test } from 'node:test';
import { ask } from '../../bench/load/call.mjs';
import { delaysOf } from '../../bench/load/delays.mjs';
import { eventsIn } from '../../bench/load/events.mjs';
import { talk } from '../../bench/load/visitors.mjs';
import { startModel } from '../../bench/model/start.mjs';
import { tokens } from '../../bench/model/words.mjs';
import { undoAll } from '../proof/undo.mjs';

const agent = new Agent({ keepAlive: true });
let model;
before(async () => {
  model = await startModel();
});
after(async () => {
  agent.destroy();
  await undoAll();
});

test('Events are read wherever the network cuts them, and comments and [DONE] are none', () => {
  const text = 'data: {"a":1}\n\n:\n\ndata: {"a":2}\n\ndata: [DONE]\n\n';
  for (let cut = 0; cut <= text.length; cut++) {
    const first = eventsIn(text.slice(0, cut));
    const second = eventsIn(first.left + text.slice(cut));
    assert.deepEqual([...first.events, ...second.events], [{ a: 1 }, { a: 2 }]);
    assert.equal(second.left, '');
  }
});

test('A token has arrived when all text up to its end has, in however many events', () => {
  const [one, two, three] = tokens(3).map(({ length }) => length);
  const together = [
    [107, one + two],
    [130, one + two + three],
  ];
  assert.deepEqual(delaysOf(together, [100, 104, 120]), [7, 3, 10]);
  const torn = [
    [101, 1],
    [105, one],
    [110, one + two + three],
  ];
  assert.deepEqual(delaysOf(torn, [100, 104, 108]), [5, 6, 2]);
});

test('A token that never came is a fault, not a fast one', () => {
  assert.throws(() => delaysOf([[101, 1]], [100, 104]), /never got token 1 of 2/);
});

test('The model notes when the tokens of each call went out, on the clock by which the visitor hears them', async () => {
  await model.plan({ firstToken: 0, between: 0, count: 12 });
  const { number, began, ended, arrivals } = await ask(model, { agent });
  const sent = (await model.sent()).get(number);
  assert.equal(sent.length, 12);
  assert.ok(began <= sent[0] && sent[11] <= ended);
  assert.equal(arrivals.at(-1)[1], tokens(12).join('').length);
  for (const delay of delaysOf(arrivals, sent)) assert.ok(delay >= 0);
});

test('A new plan forgets the calls of the last one', async () => {
  await model.plan({ firstToken: 0, between: 0, count: 1 });
  await ask(model, { agent });
  await model.plan({ firstToken: 0, between: 0, count: 1 });
  assert.equal((await model.sent()).size, 0);
});

test('A model that holds its streams ends them at the next plan', async () => {
  await model.plan({ firstToken: 0, between: 0, count: 2, holds: true });
  let call;
  await new Promise((heard) => {
    call = ask(model, { agent, heard });
  });
  await model.plan({ firstToken: 0, between: 0, count: 1 });
  assert.equal((await call).arrivals.at(-1)[1], tokens(2).join('').length);
});

test('The model answers as a whole to who asks for no stream', async () => {
  const body = JSON.stringify({ stream: false, messages: [] });
  const reply = await fetch(`${model.address}/v1/chat/completions`, { method: 'POST', body });
  assert.equal((await reply.json()).choices[0].message.content, tokens(1).join(''));
});

test('Only calls that began once all visitors had come are counted', async () => {
  await model.plan({ firstToken: 0, between: 0, count: 2 });
  const asked = [];
  const subject = { ...model, request: (call) => asked.push(call) && model.request(call) };
  const calls = await talk(subject, { count: 3, replyMs: 40, countedMs: 400 });
  assert.ok(calls.length > 0 && calls.length < asked.length, `${calls.length} of ${asked.length}`);
  const first = Math.min(...calls.map(({ began }) => began));
  const last = Math.max(...calls.map(({ began }) => began));
  assert.ok(last - first <= 400, String(last - first));
});

test('Who answers with an error, or with no text, breaks the measurement off', async () => {
  const wrong = { ...model, request: () => ({ path: '/sent', body: {} }) };
  await assert.rejects(ask(wrong, { agent }), /streamed no text/);
  const gone = { ...model, address: 'http://127.0.0.1:1' };
  await assert.rejects(ask(gone, { agent }), /ECONNREFUSED/);
});
