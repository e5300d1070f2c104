import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chatWith, newestAlone, spoken } from './ai/turns.mjs';
import { aiSdks, textOf } from './drivers/ai-sdk.mjs';
import { saying } from './fake/plays.mjs';
import { openWorld, stored } from './world/world.mjs';

// Replies as long as a page of text, so that a chat outgrows a body.
const world = await openWorld({ MAX_OUTPUT_TOKENS: '4000' });
const turns = 300;
const most = 1024 * 1024;

// The newest of each major version: these turns cost half of the time that all of these tests take.
const newest = aiSdks.filter(({ isStrict }) => !isStrict);

describe('long chats', { concurrency: true }, () => {
  for (const { name, sdk } of newest) {
    test(`${name}: chat of ${turns} turns: the whole list is sent each time and each message is kept once`, {
      timeout: 240_000,
    }, async () => {
      await talkAtLength(sdk, {});
    });

    test(`${name}: chat of ${turns} turns: beyond 1 MiB the newest message alone is sent, for the whole list is a 413`, {
      timeout: 240_000,
    }, async () => {
      const id = crypto.randomUUID();
      const { chat, question } = await talkAtLength(sdk, { id, sending: newestAlone }, ' I build bridges.'.repeat(210));

      assert.ok(JSON.stringify(chat.messages).length > most);
      const plain = chatWith(sdk, world.address, { id, messages: chat.messages });
      await plain.sendMessage({ text: question.text });
      assert.equal(JSON.parse(plain.error.message).status, 413);
    });
  }
});

describe('the newest message alone', { concurrency: true }, () => {
  for (const { name, sdk } of aiSdks) {
    test(`${name}: newest message alone: it is answered, answered anew and edited as with the whole list`, {
      timeout: 30_000,
    }, async () => {
      const [first, second, other] = [saying('Boats.'), saying('Of wood.', ' And rope.'), saying('Of steel.')];
      const opening = world.model.expect(first);
      const question = world.model.expect(second, other);
      const edited = world.model.expect(saying('Since I was ten.'));
      const chat = chatWith(sdk, world.address, { id: crypto.randomUUID(), sending: newestAlone });

      await chat.sendMessage({ text: opening.text });
      await chat.sendMessage({ text: question.text });
      await chat.regenerate();
      assert.deepEqual(chat.messages.map(textOf), [opening.text, 'Boats.', question.text, 'Of steel.']);
      assert.match(JSON.stringify(question.requests[1].messages), /Boats\./);
      await chat.regenerate({ messageId: chat.lastMessage.id });
      await chat.sendMessage({ text: edited.text, messageId: chat.messages.at(-2).id });

      assert.equal(chat.error, undefined);
      const said = [opening.text, 'Boats.', edited.text, 'Since I was ten.'];
      assert.deepEqual(chat.messages.map(textOf), said);
      const kept = await stored(world, chat.id);
      assert.deepEqual(
        kept.map(spoken),
        said.map((text, i) => [i % 2 === 0 ? 'user' : 'assistant', text]),
      );
      assert.deepEqual(
        kept.map(({ id }) => id),
        chat.messages.map(({ id }) => id),
      );
    });
  }
});

/** A chat in which every reply is `No. 1` and so on, and `filling`. */
async function talkAtLength(sdk, options, filling = '') {
  let said = 0;
  const question = world.model.expect(async (reply) => {
    await reply.say(`No. ${++said}`, ...(filling ? [filling] : []));
    await reply.end();
  });
  const chat = chatWith(sdk, world.address, options);

  for (let turn = 1; turn <= turns; turn++) {
    await chat.sendMessage({ text: question.text });
    assert.equal(chat.error, undefined);
    assert.equal(textOf(chat.lastMessage), `No. ${turn}${filling}`);
  }

  assert.equal(chat.messages.length, 2 * turns);
  const kept = await stored(world, chat.id);
  assert.equal(kept.at(-1).content, `No. ${turns}${filling}`);
  assert.equal(new Set(kept.map(({ id }) => id)).size, 200);
  assert.deepEqual(
    kept.map(({ id }) => id),
    chat.messages.slice(-200).map(({ id }) => id),
  );
  return { chat, question };
}
