import assert from 'node:assert/strict';
import { pausing, saying } from '../fake/plays.mjs';
import { heardBefore } from '../world/heard.mjs';
import { openLine } from '../world/line.mjs';
import { stored } from '../world/world.mjs';

export const scenario = 'resume after a cut';
export const sentence = 'the same reply comes whole under the same id; where nothing is kept, the next call works';

export async function prove(driver, { open }) {
  const { play, goOn } = pausing('I build ', 'bridges.');
  const question = open.model.expect(play, saying('I build bridges.'));
  const line = await openLine(open.address);
  try {
    const talk = driver.open(line.address);
    const asking = talk.ask(question.text);
    await heardBefore(asking, talk.heard('I build'));
    line.cut();
    const torn = await asking;
    assert.ok(torn.error, 'A cut connection is no end of a reply.');

    const resuming = driver.resumes ? talk.resume() : talk.ask(question.text);
    await heardBefore(resuming, talk.heard('I build'));
    goOn();

    const reply = await resuming;
    assert.equal(reply.error, undefined);
    assert.equal(reply.text, 'I build bridges.');
    if (driver.resumes) await isTheSame(open, talk, question, torn, reply);
  } finally {
    line.close();
  }
}

async function isTheSame(open, talk, question, torn, reply) {
  assert.equal(question.requests.length, 1);
  assert.equal(reply.id, torn.id);
  const { role, content, id, status } = (await stored(open, talk.session)).at(-1);
  assert.deepEqual({ role, content, status }, { role: 'assistant', content: 'I build bridges.', status: undefined });
  if (reply.id) assert.equal(id, reply.id);
}
