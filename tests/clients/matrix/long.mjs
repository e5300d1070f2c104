import assert from 'node:assert/strict';
import { saying } from '../fake/plays.mjs';

export const scenario = '4,000-character message';
export const sentence = 'it reaches the model to its last character';

export async function prove(driver, { open }) {
  const question = open.model.expect(saying('That is a lot.'));
  const text = `${question.text} ${'ä 🌉 '.repeat(1000)}`.slice(0, 3999).padEnd(3999, '.').concat('!');

  const reply = await driver.open(open.address).ask(text);

  assert.equal(reply.error, undefined);
  assert.equal(reply.text, 'That is a lot.');
  const { content } = question.requests[0].messages.at(-1);
  assert.ok([content].flat().some((part) => (part.text ?? part).includes(text)));
}
