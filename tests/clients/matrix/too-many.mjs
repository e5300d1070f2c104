import assert from 'node:assert/strict';

export const scenario = '429';
export const sentence = 'the client is told to slow down, and the model is not asked';

export async function prove(driver, { hasty }) {
  const question = hasty.model.expect(async () => assert.fail('The model was asked.'));

  const reply = await driver.open(hasty.address).ask(question.text);

  assert.match(reply.error.message, /Too many requests came from your address/);
  assert.equal(reply.error.status ?? 429, 429);
  assert.equal(question.requests.length, 0);
}
