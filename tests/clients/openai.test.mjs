import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import OpenAI from 'openai';
import { openai, openaiClient } from './drivers/openai.mjs';
import { saying, silent } from './fake/plays.mjs';
import { exhaust } from './world/exhaust.mjs';
import { openWorld } from './world/world.mjs';

const [open, locked, hasty] = await Promise.all([
  openWorld(),
  openWorld({ OPENAI_COMPAT_KEY: 'a-key-for-the-tests' }),
  openWorld({ RATE_LIMIT_BURST: '1', RATE_LIMIT_PER_SECOND: '0.001' }),
]);
await exhaust(hasty);

const { name } = openai;
const client = openaiClient(open.address);
const asking = (content) => ({ model: 'twin', messages: [{ role: 'user', content }] });
const timeout = 30_000;

describe(name, { concurrency: true }, () => {
  test(`${name}: answer: it has what a completion has`, { timeout }, async () => {
    const question = open.model.expect(saying('I build ', 'bridges.'));

    const completion = await client.chat.completions.create(asking(question.text));

    assert.equal(completion.object, 'chat.completion');
    const [{ index, message, finish_reason: finish }] = completion.choices;
    assert.deepEqual([index, message.role, message.content, finish], [0, 'assistant', 'I build bridges.', 'stop']);
    const { prompt_tokens: prompt, completion_tokens: reply, total_tokens: total } = completion.usage;
    assert.ok(prompt > 0 && reply > 0 && total === prompt + reply);
  });

  test(`${name}: models: the list names what answers, and the name is taken`, { timeout }, async () => {
    const models = await client.models.list();
    const [{ id, object }] = models.data;
    const question = open.model.expect(saying('I build bridges.'));

    const completion = await client.chat.completions.create({ ...asking(question.text), model: id });

    assert.equal(object, 'model');
    assert.equal(completion.choices[0].message.content, 'I build bridges.');
  });

  test(`${name}: stream: usage comes last, and only where it is asked for`, { timeout }, async () => {
    for (const include_usage of [true, false]) {
      const question = open.model.expect(saying('I build ', 'bridges.'));
      const call = { ...asking(question.text), stream: true, stream_options: { include_usage } };

      const chunks = [];
      for await (const chunk of await client.chat.completions.create(call)) chunks.push(chunk);

      assert.ok(chunks.every(({ id, object }) => id === chunks[0].id && object === 'chat.completion.chunk'));
      assert.equal(chunks[0].choices[0].delta.role, 'assistant');
      const told = chunks.filter(({ usage }) => usage);
      assert.equal(told.length, include_usage ? 1 : 0);
      if (include_usage) assert.deepEqual([told[0], told[0].choices], [chunks.at(-1), []]);
      const finishes = chunks.flatMap(({ choices }) => choices.map((choice) => choice.finish_reason)).filter(Boolean);
      assert.deepEqual(finishes, ['stop']);
    }
  });

  test(`${name}: stream: the client's own helper puts it together`, { timeout }, async () => {
    const question = open.model.expect(saying('I build ', 'bridges.'));

    const completion = await client.chat.completions.stream(asking(question.text)).finalChatCompletion();

    assert.equal(completion.choices[0].message.content, 'I build bridges.');
  });

  test(`${name}: stream: a cap reached and a filter that stepped in are told as finish reasons`, {
    timeout,
  }, async () => {
    for (const finish of ['length', 'content_filter']) {
      const question = open.model.expect(async (reply) => {
        await reply.say('I build bridges.');
        await reply.end(finish);
      });

      const completion = await client.chat.completions.create(asking(question.text));

      assert.equal(completion.choices[0].finish_reason, finish);
    }
  });

  test(`${name}: abort: a call for one whole answer ends the model's work too`, { timeout }, async () => {
    const question = open.model.expect(silent);
    const leaving = new AbortController();

    const calling = client.chat.completions.create(asking(question.text), { signal: leaving.signal });
    await question.asked;
    leaving.abort();

    await assert.rejects(calling, OpenAI.APIUserAbortError);
    await question.left;
  });

  test(`${name}: error: a wrong key is an AuthenticationError, and the right one opens`, { timeout }, async () => {
    const question = locked.model.expect(saying('I build bridges.'));
    const wrong = openaiClient(locked.address);
    await assert.rejects(wrong.chat.completions.create(asking(question.text)), (error) =>
      isShaped(error, OpenAI.AuthenticationError, 401),
    );
    await assert.rejects(async () => await wrong.models.list(), OpenAI.AuthenticationError);
    assert.equal(question.requests.length, 0);

    const right = wrong.withOptions({ apiKey: 'a-key-for-the-tests' });
    const completion = await right.chat.completions.create(asking(question.text));

    assert.equal(completion.choices[0].message.content, 'I build bridges.');
  });

  test(`${name}: error: what is not offered is a BadRequestError that names the parameter`, { timeout }, async () => {
    const tools = [{ type: 'function', function: { name: 'f', parameters: { type: 'object', properties: {} } } }];
    for (const [name, value] of Object.entries({ n: 2, tools })) {
      await assert.rejects(client.chat.completions.create({ ...asking('Hello'), [name]: value }), (error) => {
        assert.equal(error.param, name);
        return isShaped(error, OpenAI.BadRequestError, 400);
      });
    }
  });

  test(`${name}: error: too many calls are a RateLimitError that says when to come back`, { timeout }, async () => {
    await assert.rejects(openaiClient(hasty.address).chat.completions.create(asking('Hello')), (error) => {
      assert.ok(Number(error.headers.get('retry-after')) > 0);
      return isShaped(error, OpenAI.RateLimitError, 429);
    });
  });

  test(`${name}: error: a model that fails is an InternalServerError, without inner words`, { timeout }, async () => {
    const question = open.model.expect(async (reply) => reply.refuse(401, 'secret inner words'));
    await assert.rejects(client.chat.completions.create(asking(question.text)), (error) => {
      assert.doesNotMatch(JSON.stringify(error), /secret/);
      return isShaped(error, OpenAI.InternalServerError, 502);
    });
  });
});

function isShaped(error, kind, status) {
  assert.ok(error instanceof kind, `${error}`);
  assert.equal(error.status, status);
  assert.equal(typeof error.type, 'string');
  assert.equal(typeof error.error.message, 'string');
  return true;
}
