import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chatWith, spoken } from './ai/turns.mjs';
import { aiSdks, textOf } from './drivers/ai-sdk.mjs';
import { pausing, saying } from './fake/plays.mjs';
import { Heard } from './world/heard.mjs';
import { openWorld, settled, stored } from './world/world.mjs';

const world = await openWorld();
const timeout = 30_000;

function hearing(sdk) {
  const heard = new Heard();
  const onChange = (message) => message.role === 'assistant' && heard.set(textOf(message));
  return { chat: chatWith(sdk, world.address, { onChange }), heard };
}

for (const { name, sdk } of aiSdks) {
  describe(name, { concurrency: true }, () => {
    test(`${name}: regenerate: the new reply takes the old one's place, on the page and in the memory`, {
      timeout,
    }, async () => {
      const question = world.model.expect(saying('I build boats.'), saying('I build bridges.'));
      const chat = chatWith(sdk, world.address);
      await chat.sendMessage({ text: question.text });
      const first = chat.lastMessage;

      await chat.regenerate();

      assert.equal(chat.error, undefined);
      assert.deepEqual(chat.messages.map(textOf), [question.text, 'I build bridges.']);
      assert.notEqual(chat.lastMessage.id, first.id);
      const messages = await stored(world, chat.id);
      assert.deepEqual(messages.map(spoken), [
        ['user', question.text],
        ['assistant', 'I build bridges.'],
      ]);
      assert.equal(messages.at(-1).id, chat.lastMessage.id);
      assert.ok(question.requests[1].messages.every(({ content }) => !JSON.stringify(content).includes('boats')));
    });

    test(`${name}: regenerate: a reply named by its id, and the talk goes on after it`, { timeout }, async () => {
      const question = world.model.expect(saying('Boats.'), saying('Bridges.'));
      const next = world.model.expect(saying('Of wood.'));
      const chat = chatWith(sdk, world.address);
      await chat.sendMessage({ text: question.text });

      await chat.regenerate({ messageId: chat.lastMessage.id });
      await chat.sendMessage({ text: next.text });

      assert.equal(chat.error, undefined);
      assert.deepEqual(chat.messages.map(textOf), [question.text, 'Bridges.', next.text, 'Of wood.']);
      const said = chat.messages.map((message) => [message.role, textOf(message)]);
      assert.deepEqual((await stored(world, chat.id)).map(spoken), said);
    });

    test(`${name}: abort: after a stop the next message is answered`, { timeout }, async () => {
      const { play, goOn } = pausing('I build ', 'bridges.');
      const question = world.model.expect(play);
      const next = world.model.expect(saying('Of wood.'));
      const chat = chatWith(sdk, world.address);
      const asking = chat.sendMessage({ text: question.text });
      await question.asked;
      await chat.stop();
      await asking;
      goOn();
      await settled(world, { session: chat.id, id: chat.messages[0].id, text: question.text });

      await chat.sendMessage({ text: next.text });

      assert.equal(chat.error, undefined);
      assert.equal(textOf(chat.lastMessage), 'Of wood.');
      assert.equal((await stored(world, chat.id)).length, 4);
    });

    test(`${name}: abort: a message sent at once ends the reply that was left`, { timeout }, async () => {
      const question = world.model.expect(pausing('I build ', 'bridges.').play);
      const next = world.model.expect(saying('Of wood.'));
      const { chat, heard } = hearing(sdk);
      const asking = chat.sendMessage({ text: question.text });
      await heard.until('I build');
      await chat.stop();
      await asking;

      await chat.sendMessage({ text: next.text });

      assert.equal(chat.error, undefined);
      assert.equal(textOf(chat.lastMessage), 'Of wood.');
      await question.left;
    });

    test(`${name}: regenerate: a reply that was left in the middle is made anew at once`, { timeout }, async () => {
      const question = world.model.expect(pausing('I build ', 'boats.').play, saying('I build bridges.'));
      const chat = chatWith(sdk, world.address);
      const asking = chat.sendMessage({ text: question.text });
      await question.asked;
      await chat.stop();
      await asking;

      await chat.regenerate();

      assert.equal(chat.error, undefined);
      assert.equal(textOf(chat.lastMessage), 'I build bridges.');
      assert.deepEqual((await stored(world, chat.id)).map(spoken), [
        ['user', question.text],
        ['assistant', 'I build bridges.'],
      ]);
    });

    test(`${name}: stop: a page that asks for it ends the reply itself`, { timeout }, async () => {
      const question = world.model.expect(pausing('I build ', 'bridges.').play);
      const { chat, heard } = hearing(sdk);
      const asking = chat.sendMessage({ text: question.text });
      await heard.until('I build');

      const reply = await fetch(`${world.address}/api/chat/${chat.id}/stream`, { method: 'DELETE' });

      assert.equal(reply.status, 204);
      await question.left;
      await asking;
      assert.equal(chat.status, 'ready');
      assert.equal(textOf(chat.lastMessage).trim(), 'I build');
    });

    test(`${name}: error: a problem's text is there for the page to read`, { timeout }, async () => {
      const chat = chatWith(sdk, world.address);

      await chat.sendMessage({ text: '   ' });

      assert.equal(chat.status, 'error');
      const problem = JSON.parse(chat.error.message);
      assert.equal(problem.type, 'urn:digitaltwin:problem:invalid-request');
      assert.match(problem.detail, /empty/);
    });

    test(`${name}: metadata: another model's name, and why a reply ended, are taken in`, { timeout }, async () => {
      for (const [finish, told] of [
        ['stop', undefined],
        ['length', 'length'],
        ['content_filter', 'content_filter'],
      ]) {
        const question = world.model.expect(async (reply) => {
          await reply.as('fake-2026-01-01').say('I build bridges.');
          await reply.end(finish);
        });
        const chat = chatWith(sdk, world.address);

        await chat.sendMessage({ text: question.text });

        assert.equal(chat.error, undefined);
        assert.equal(chat.status, 'ready');
        const { model, finish_reason: reason, session_id: session } = chat.lastMessage.metadata;
        assert.deepEqual([model, reason, session], ['fake-2026-01-01', told, chat.id]);
      }
    });
  });
}
