import { say } from '../api.mjs';
import { startFakeOpenAI } from '../fake-openai.mjs';
import { daysAgo } from '../invented.mjs';
import { startProxy } from '../tables/counting-proxy.mjs';
import { startTwin } from '../twin.mjs';

const times = 20;
const held = 300;
const manyMessages = 1_000;

/** What a turn asks of the tables, and what the model has to wait for. */
export async function prove({ memory, mode, report, random }) {
  const long = random.id();
  await memory.fill([{ session: long, count: manyMessages, lastSaid: daysAgo(0, 60_000) }]);
  const [proxy, model] = [await startProxy(memory.table), await startFakeOpenAI()];
  const twin = await startTwin(mode, { ...memory.settingsThrough(proxy.address), ...model.settings });
  const turn = async (session) => {
    proxy.calls.length = 0;
    model.asked.length = 0;
    const answer = await say(twin.address, { session, id: random.id(), text: 'What did you build?' });
    return { answer, calls: [...proxy.calls], asked: model.asked[0], models: model.asked.length };
  };
  const { answer } = await turn();
  const cases = {
    'in a conversation': { session: () => answer.session_id, most: 3 },
    [`in a conversation of ${manyMessages} messages`]: { session: () => long, most: 3 },
    'opening one without an id': { session: () => undefined, most: 4 },
    "opening one under the client's id": { session: () => random.id(), most: 4 },
  };
  for (const [name, { session, most }] of Object.entries(cases)) {
    // Held back, a write shows whether the model waits for it; not held back, in which order they go out.
    for (const hold of [0, held]) {
      proxy.holdWrites = hold;
      const turns = [];
      for (let i = 0; i < (hold ? 3 : times); i++) turns.push(await turn(session()));
      judge(report, name, most, hold, turns);
    }
  }
  await twin.stop();
  await model.stop();
  await proxy.stop();
}

function judge(report, name, most, hold, turns) {
  for (const { calls, asked, models } of turns) {
    report.expect(models === 1, `${name}: the model was called ${models} times`);
    report.expect(
      calls.length <= most,
      `${name}: ${calls.length} requests instead of ${most}: ${calls.map((call) => call.line).join(', ')}`,
    );
    const waitedFor = calls.filter((call) => call.answered < asked).map((call) => call.line);
    const isWindow = waitedFor.every((line) => line === 'GET messages (query)') && waitedFor.length <= 1;
    report.expect(!hold || isWindow, `${name}: the model waited for ${waitedFor.join(', ')}`);
  }
  const { calls, asked } = turns.at(-1);
  const happened = [
    ...calls.map((call) => ({
      at: call.came,
      line: `${call.line}, answered at ${(call.answered - calls[0].came).toFixed(1)}`,
    })),
    { at: asked, line: 'the model is called' },
  ].sort((a, b) => a.at - b.at);
  const waitedFor = calls.filter((call) => call.answered < asked).length;
  report.say(
    `a turn ${name}: ${calls.length} requests in each of ${turns.length}${hold ? `, with writes held back for ${hold} ms` : ''}, ${waitedFor} answered before the model was called`,
  );
  for (const { at, line } of happened) report.say(`  ${(at - happened[0].at).toFixed(1).padStart(7)} ms  ${line}`);
}
