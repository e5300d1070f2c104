import assert from 'node:assert/strict';

export const scenario = 'emoji split over chunks';
export const sentence = 'bytes and code points that came apart are together again';

const scientist = '👩🏽‍🔬';
const said = `Grüezi 🌉, ${scientist}!`;

export async function prove(driver, { open }) {
  const question = open.model.expect(async (reply) => {
    for (const byte of reply.chunk({ content: 'Grüezi 🌉, ' })) await reply.bytes(Buffer.of(byte));
    // A sequence of four code points, which one token seldom holds.
    await reply.say(...scientist);
    await reply.say('!');
    await reply.end();
  });

  const reply = await driver.open(open.address).ask(question.text);

  assert.equal(reply.error, undefined);
  assert.equal(reply.text, said);
}
