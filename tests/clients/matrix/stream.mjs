import assert from 'node:assert/strict';
import { pausing } from '../fake/plays.mjs';
import { heardBefore } from '../world/heard.mjs';

export const scenario = 'stream';
export const sentence = 'the first words are there before the model has said the last';

export async function prove(driver, { open }) {
  const { play, goOn } = pausing('I build ', 'bridges.');
  const question = open.model.expect(play);
  const talk = driver.open(open.address);

  const asking = talk.ask(question.text);
  await heardBefore(asking, talk.heard('I build'));
  goOn();

  const reply = await asking;
  assert.equal(reply.error, undefined);
  assert.equal(reply.text, 'I build bridges.');
}
