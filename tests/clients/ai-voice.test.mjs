import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { userMessage } from './ai/turns.mjs';
import { aiSdks, textOf } from './drivers/ai-sdk.mjs';
import { saying } from './fake/plays.mjs';
import { recordingWith } from './fake/speech.mjs';
import { openWorld, stored } from './world/world.mjs';

const world = await openWorld();
const timeout = 30_000;

for (const { name, sdk } of aiSdks) {
  /** The SDK's own transport and parser; what it posts is a recording in place of its messages. */
  function voiceOf(recording, session) {
    const form = new FormData();
    form.set('audio', new Blob([recording]), 'question.wav');
    form.set('session_id', session);
    const headers = { accept: 'text/event-stream' };
    const fetchIt = (url, { signal }) => fetch(url, { method: 'POST', body: form, headers, signal });
    return new sdk.DefaultChatTransport({ api: `${world.address}/api/voice`, fetch: fetchIt });
  }

  async function heardBy(transport, chatId) {
    const [chunks, snapshots] = [[], []];
    const messages = [userMessage(sdk, '(spoken)')];
    const stream = await transport.sendMessages({ chatId, messages, trigger: 'submit-message', messageId: undefined });
    const kept = stream.pipeThrough(
      new TransformStream({
        transform(chunk, controller) {
          chunks.push(chunk);
          controller.enqueue(chunk);
        },
      }),
    );
    const reading = { stream: kept, terminateOnError: true };
    for await (const message of sdk.readUIMessageStream(reading)) snapshots.push(message);
    return { chunks, message: snapshots.at(-1) };
  }

  describe(name, { concurrency: true }, () => {
    test(`${name}: voice: transcript and text stay in the message, the sound passes by`, { timeout }, async () => {
      const question = world.model.expect(saying('I build bridges. ', 'Most of them ', 'are of wood.'));
      const session = sdk.generateId();

      const { chunks, message } = await heardBy(voiceOf(recordingWith(question.text), session), session);

      assert.equal(textOf(message), 'I build bridges. Most of them are of wood.');
      const data = message.parts.filter(({ type }) => type.startsWith('data-'));
      assert.deepEqual(
        data.map(({ type, data }) => [type, data.text]),
        [['data-transcript', question.text]],
      );
      const sound = chunks.filter(({ type }) => type === 'data-audio').map(({ data }) => data);
      assert.deepEqual(
        sound.map(({ index, text, media_type: mediaType }) => [index, text, mediaType]),
        [
          [0, 'I build bridges.', 'audio/mpeg'],
          [1, 'Most of them are of wood.', 'audio/mpeg'],
        ],
      );
      for (const { audio } of sound) assert.equal(Buffer.from(audio, 'base64')[0], 0xff);
      const told = await stored(world, session);
      assert.deepEqual(
        told.map(({ content }) => content),
        [question.text, textOf(message)],
      );
      assert.equal(message.id, told[1].id);
    });
  });
}
