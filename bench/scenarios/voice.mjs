import { Agent } from 'node:http';
import { newSession } from '../load/call.mjs';
import { oneAfterTheOther } from '../load/one-after-the-other.mjs';
import { recordingOf } from '../load/recording.mjs';
import { say } from '../load/say.mjs';

export const name = 'voice';
export const title = 'A spoken turn: 4 s heard in 200 ms, a word written each 20 ms, a sentence spoken in 300 ms';

// What is heard is a wav, which is the largest that a visitor sends.
const plan = { firstToken: 200, between: 20, count: 120, sentence: 12, transcription: 200, speech: 300 };
const amounts = { turns: 6, warmUpTurns: 2, heardSeconds: 4 };

export async function measure(bench) {
  const { turns, warmUpTurns, heardSeconds } = bench.sized(amounts);
  const recording = recordingOf(heardSeconds);
  const agent = new Agent({ keepAlive: true });
  const twin = await bench.startTwin({ settings: bench.model.voice });
  const subjects = [twin, { name: 'one after the other' }];
  const paces = bench.brief ? { ...plan, count: 36, firstToken: 10, between: 1, transcription: 10, speech: 10 } : plan;
  const talk = async (count) => {
    const calls = [];
    while (calls.length < count) calls.push(await oneTurn(bench, { twin, recording, agent, paces }));
    return calls;
  };
  try {
    if (!bench.brief) await talk(warmUpTurns);
    const measured = await bench.eachRun(() => talk(turns));
    record(bench, subjects, measured);
  } finally {
    agent.destroy();
  }
}

/** One visitor at a time, so that what the model has spoken since the plan is this one's. */
async function oneTurn(bench, { twin, recording, agent, paces }) {
  const { model } = bench;
  await model.plan(paces);
  bench.say(twin.name);
  const { began, parts } = await say(twin.address, recording, { agent, session: newSession() });
  const spoken = await model.spoken();
  await model.plan(paces);
  bench.say('one after the other');
  const [sentences, [first]] = [spoken.map(({ input }) => input), parts];
  return {
    left: first[0] - spoken[0].sent,
    firstHeard: first[0] - began,
    whole: parts.at(-1)[0] - began,
    sentences: sentences.length,
    without: await oneAfterTheOther(model, recording, sentences, agent),
  };
}

function record(bench, [twin, other], measured) {
  const of = (figure) => measured.map((calls) => calls.map((call) => call[figure]));
  const common = { subject: twin.name, unit: 'ms' };
  const target = { of: 'median', atMost: 30 };
  bench.record({ ...common, what: 'the first sentence, from spoken to heard', runs: of('left'), target });
  bench.record({ ...common, what: 'the recording sent to the first sound', runs: of('firstHeard') });
  bench.record({ ...common, what: 'the whole turn, to its last sound', runs: of('whole') });
  bench.record({ ...common, unit: 'sentences', what: 'spoken a turn', runs: of('sentences') });
  bench.record({ ...common, subject: other.name, what: 'the whole turn, to its last sound', runs: of('without') });
}
