import assert from 'node:assert/strict';
import { saying } from '../fake/plays.mjs';
import { stored } from '../world/world.mjs';

export const scenario = 'answer';
export const sentence = 'the reply is what the model said, and is stored so';

export async function prove(driver, { open }) {
  const question = open.model.expect(saying('I build ', 'bridges.'));
  const talk = driver.open(open.address);

  const reply = await (talk.answer ?? talk.ask)(question.text);

  assert.equal(reply.error, undefined);
  assert.equal(reply.text, 'I build bridges.');
  if (!talk.session) return;
  const messages = (await stored(open, talk.session)).map(({ role, content }) => ({ role, content }));
  assert.deepEqual(messages, [
    { role: 'user', content: question.text },
    { role: 'assistant', content: 'I build bridges.' },
  ]);
}
