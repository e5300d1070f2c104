import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chatWith, userMessage } from './ai/turns.mjs';
import { aiSdks, textOf } from './drivers/ai-sdk.mjs';
import { pausing, saying } from './fake/plays.mjs';
import { Heard, heardBefore } from './world/heard.mjs';
import { openWorld, stored } from './world/world.mjs';

const world = await openWorld();
const timeout = 30_000;

for (const { name, sdk } of aiSdks) {
  const open = () => ({
    transport: new sdk.DefaultChatTransport({ api: `${world.address}/api/chat` }),
    chatId: sdk.generateId(),
  });

  async function read(stream) {
    const snapshots = [];
    for await (const message of sdk.readUIMessageStream({ stream, terminateOnError: true })) snapshots.push(message);
    return snapshots;
  }

  describe(name, { concurrency: true }, () => {
    test(`${name}: transport: a reply grows by what the model says and ends as it is stored`, { timeout }, async () => {
      const question = world.model.expect(saying('I ', 'build ', 'bridges.'));
      const { transport, chatId } = open();
      const messages = [userMessage(sdk, question.text)];

      const stream = await transport.sendMessages({
        chatId,
        messages,
        trigger: 'submit-message',
        messageId: undefined,
      });
      const snapshots = await read(stream);

      const texts = snapshots.map(textOf);
      assert.ok(texts.every((text, i) => i === 0 || text.startsWith(texts[i - 1])));
      const { id, metadata } = snapshots.at(-1);
      const reply = (await stored(world, chatId)).at(-1);
      assert.deepEqual([texts.at(-1), id], ['I build bridges.', reply.id]);
      assert.deepEqual([reply.content, metadata.message_id], ['I build bridges.', messages[0].id]);
    });

    test(`${name}: resume: a second reader of a running reply gets all of it`, { timeout }, async () => {
      const { play, goOn } = pausing('I build ', 'bridges.');
      const question = world.model.expect(play);
      const { transport, chatId } = open();
      const messages = [userMessage(sdk, question.text)];
      const first = await transport.sendMessages({ chatId, messages, trigger: 'submit-message', messageId: undefined });

      const second = await transport.reconnectToStream({ chatId });
      goOn();

      const [one, two] = (await Promise.all([read(first), read(second)])).map((snapshots) => snapshots.at(-1));
      assert.equal(textOf(two), 'I build bridges.');
      assert.deepEqual([one.id, textOf(one)], [two.id, textOf(two)]);
    });

    test(`${name}: resume: where nothing runs there is nothing to read`, { timeout }, async () => {
      const question = world.model.expect(saying('I build bridges.'));
      const { transport, chatId } = open();
      assert.equal(await transport.reconnectToStream({ chatId }), null);

      const messages = [userMessage(sdk, question.text)];
      await read(await transport.sendMessages({ chatId, messages, trigger: 'submit-message', messageId: undefined }));

      assert.equal(await transport.reconnectToStream({ chatId }), null);
    });

    test(`${name}: resume: a page that was loaded anew in mid-reply shows it to the end`, { timeout }, async () => {
      const { play, goOn } = pausing('I build ', 'bridges.');
      const question = world.model.expect(play);
      const id = sdk.generateId();
      const asked = userMessage(sdk, question.text);
      const closed = chatWith(sdk, world.address, { id });
      const asking = closed.sendMessage(asked);
      await question.asked;
      await closed.stop();
      await asking;

      const heard = new Heard();
      const onChange = (message) => heard.set(textOf(message));
      const chat = chatWith(sdk, world.address, { id, messages: [asked], onChange });
      const resuming = chat.resumeStream();
      await heardBefore(
        resuming.then(() => chat.error ?? chat.messages),
        heard.until('I build'),
      );
      goOn();
      await resuming;

      assert.equal(chat.error, undefined);
      assert.equal(textOf(chat.lastMessage), 'I build bridges.');
      const reply = (await stored(world, id)).at(-1);
      assert.deepEqual([reply.id, reply.content], [chat.lastMessage.id, 'I build bridges.']);
    });
  });
}
