import assert from 'node:assert/strict';

export const scenario = 'budget spent';
export const sentence = 'an answer from the files comes, marked as limited, and the model is not asked';

export async function prove(driver, { spent }) {
  const question = spent.model.expect(async () => assert.fail('The model was asked.'));

  const reply = await driver.open(spent.address).ask(question.text);

  assert.equal(reply.error, undefined);
  assert.ok(reply.text.length > 0);
  assert.equal(reply.limited, 'budget');
  assert.equal(question.requests.length, 0);
}
