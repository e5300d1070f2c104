import assert from 'node:assert/strict';
import { stored } from '../world/world.mjs';

export const scenario = 'model error mid-stream';
export const sentence = 'the client is told by its own kind of error, without inner words, and what was said is kept';

export async function prove(driver, { open }) {
  const question = open.model.expect(async (reply) => {
    await reply.say('I build ', 'bri');
    await reply.fail();
  });
  const talk = driver.open(open.address);

  const reply = await talk.ask(question.text);

  assert.ok(reply.error, 'It ended as if all were well.');
  assert.match(reply.error.message, /broke off/);
  assert.doesNotMatch(JSON.stringify(reply), /secret/);
  assert.equal(reply.text, 'I build bri');
  if (!talk.session) return;
  const { content, status } = (await stored(open, talk.session)).at(-1);
  assert.deepEqual({ content, status }, { content: 'I build bri', status: 'interrupted' });
}
