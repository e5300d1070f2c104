import assert from 'node:assert/strict';
import { pausing } from '../fake/plays.mjs';
import { heardBefore } from '../world/heard.mjs';
import { settled, stored } from '../world/world.mjs';

export const scenario = 'abort';
export const sentence =
  'whoever leaves has what was said; a kept conversation gets the whole reply, a stateless call ends';

export async function prove(driver, { open }) {
  const { play, goOn } = pausing('I build ', 'bridges.');
  const question = open.model.expect(play);
  const talk = driver.open(open.address);

  const asking = talk.ask(question.text);
  await heardBefore(asking, talk.heard('I build'));
  await talk.abort();

  assert.match((await asking).text, /^I build ?$/);
  if (!talk.session) return question.left;
  goOn();
  const whole = await settled(open, { session: talk.session, id: talk.messageId, text: question.text });
  assert.equal(whole.content, 'I build bridges.');
  assert.equal(whole.status, undefined);
  assert.equal((await stored(open, talk.session)).length, 2);
  assert.equal(question.requests.length, 1);
}
