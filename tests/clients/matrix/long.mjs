import assert from 'node:assert/strict';
import { saying } from '../fake/plays.mjs';

export const scenario = '4,000-character message';
export const sentence = 'it reaches the model to its last character';

export async function prove(driver, { open }) {
  const question = open.model.expect(saying('That is a lot.'));
  const filling = 'ä 🌉 '.repeat(700);
  const text = `${question.text} ${filling}`.padEnd(3999, '.').concat('!');

  assert.equal(text.length, 4000);
  const reply = await driver.open(open.address).ask(text);

  assert.equal(reply.error, undefined);
  assert.equal(reply.text, 'That is a lot.');
  const { content } = question.requests[0].messages.at(-1);
  assert.ok([content].flat().some((part) => (part.text ?? part).includes(text)));
}
