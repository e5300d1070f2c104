import { allSessions, read, say } from '../api.mjs';
import { sum, timed } from '../statistics.mjs';
import { startTwin } from '../twin.mjs';

const processes = 4;
const turns = 50;
const rounds = 5;

/** Many turns at once in one conversation, from several processes: none lost, none doubled, one order for all. */
export async function prove({ memory, mode, report, random }) {
  const twins = await Promise.all(Array.from({ length: processes }, () => startTwin(mode, memory.settings)));
  const address = (i) => twins[i % processes].address;
  let messages = 0;
  for (let round = 1; round <= rounds; round++) {
    const session = random.id();
    const asked = Array.from({ length: turns }, (_, i) => ({
      session,
      id: random.id(),
      text: `Question ${i} of round ${round}?`,
    }));
    const { result: answers, ms } = await timed(() => Promise.all(asked.map((turn, i) => say(address(i), turn))));
    const reads = await Promise.all([...twins, ...twins].map((twin) => read(twin.address, session, 200)));
    check(report, `round ${round}`, asked, answers, reads[0] ?? []);
    const same = reads.every((each) => JSON.stringify(each) === JSON.stringify(reads[0]));
    report.expect(same, `round ${round}: the processes, or two readings, tell another order or other texts`);
    const listed = (await allSessions(address(round))).filter((each) => each.session_id === session);
    report.expect(
      listed.length === 1,
      `round ${round}: the owner's list holds the conversation ${listed.length} times`,
    );
    report.expect(
      listed[0]?.message_count === 2 * turns,
      `round ${round}: the list counts ${listed[0]?.message_count} messages`,
    );
    messages += reads[0]?.length ?? 0;
    const busy = sum(answers.map((answer) => answer.busy));
    report.say(
      `round ${round}: ${reads[0]?.length} messages, ${(ms / 1000).toFixed(2)} s, ${busy} sent again because busy`,
    );
  }
  report.say(
    `${processes} processes, ${rounds} rounds of ${turns} parallel turns in one conversation: ${messages} of ${2 * turns * rounds} messages, each conversation read ${2 * processes} times and compared`,
  );
  await Promise.all(twins.map((twin) => twin.stop()));
}

function check(report, round, asked, answers, messages) {
  const places = new Map();
  for (const [place, { id }] of messages.entries()) {
    report.expect(!places.has(id), `${round}: the message ${id} is there twice`);
    places.set(id, place);
  }
  report.expect(
    messages.length === 2 * asked.length,
    `${round}: ${messages.length} messages instead of ${2 * asked.length}`,
  );
  for (const [i, turn] of asked.entries()) {
    const { id, content } = answers[i].reply_message;
    const [question, reply] = [messages[places.get(turn.id)], messages[places.get(id)]];
    report.expect(
      question?.content === turn.text && question.role === 'user',
      `${round}: a question is lost or changed`,
    );
    report.expect(reply?.content === content && reply.role === 'assistant', `${round}: a reply is lost or changed`);
    report.expect(places.get(id) > places.get(turn.id), `${round}: a reply stands before its question`);
  }
}
