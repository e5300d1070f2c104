import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chatWith } from './ai/turns.mjs';
import { aiSdks, textOf } from './drivers/ai-sdk.mjs';
import { openWorld, stored } from './world/world.mjs';

const world = await openWorld();
const turns = 300;

describe('long chats', { concurrency: true }, () => {
  // The newest of each major version: these turns cost half of the time that all of these tests take.
  for (const { name, sdk } of aiSdks.filter(({ isStrict }) => !isStrict)) {
    test(`${name}: chat of ${turns} turns: the whole list is sent each time and each message is kept once`, {
      timeout: 240_000,
    }, async () => {
      let said = 0;
      const question = world.model.expect(async (reply) => {
        await reply.say(`No. ${++said}`);
        await reply.end();
      });
      const chat = chatWith(sdk, world.address);

      for (let turn = 1; turn <= turns; turn++) {
        await chat.sendMessage({ text: question.text });
        assert.equal(chat.error, undefined);
        assert.equal(textOf(chat.lastMessage), `No. ${turn}`);
      }

      assert.equal(chat.messages.length, 2 * turns);
      const newest = await stored(world, chat.id);
      assert.equal(newest.at(-1).content, `No. ${turns}`);
      assert.equal(new Set(newest.map(({ id }) => id)).size, 200);
      assert.deepEqual(
        newest.map(({ id }) => id),
        chat.messages.slice(-200).map(({ id }) => id),
      );
    });
  }
});
