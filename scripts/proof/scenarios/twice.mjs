import { setTimeout as sleep } from 'node:timers/promises';
import { readWhole, say } from '../api.mjs';
import { sum } from '../statistics.mjs';
import { startTwin } from '../twin.mjs';

const messages = 200;
const apart = 20;

/** A message sent again to another process while the first still answers it, as a client does that lost patience: one reply. */
export async function prove({ memory, mode, report, random }) {
  const [one, other] = await Promise.all([startTwin(mode, memory.settings), startTwin(mode, memory.settings)]);
  const session = random.id();
  for (const twin of [one, other]) await say(twin.address, { session: random.id(), id: random.id(), text: 'Hello?' });
  let [busy, differing] = [0, 0];
  const asked = [];
  for (let i = 0; i < messages; i++) {
    const turn = { session, id: random.id(), text: `Question ${i}?` };
    const later = sleep(random.between(0, apart)).then(() => say(other.address, turn));
    const answers = await Promise.all([say(one.address, turn), later]);
    asked.push(turn);
    busy += sum(answers.map((answer) => answer.busy));
    differing += answers[0].reply_message.id === answers[1].reply_message.id ? 0 : 1;
  }
  report.expect(differing === 0, `${differing} of ${messages} messages got two replies, one from each process`);
  const stored = await readWhole(one.address, session);
  const ids = stored.filter((message) => message.role === 'user').map((message) => message.id);
  report.expect(ids.join() === asked.map(({ id }) => id).join(), 'the questions are not each there once, in order');
  report.expect(stored.length === 2 * messages, `${stored.length} messages are stored instead of ${2 * messages}`);
  report.say(
    `${messages} messages, each sent to two processes 0 to ${apart} ms apart: ${stored.length} messages stored, ${busy} times told to wait`,
  );
  await Promise.all([one.stop(), other.stop()]);
}
