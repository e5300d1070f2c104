import { setTimeout as sleep } from 'node:timers/promises';
import { readWhole } from '../api.mjs';
import { inParallel } from '../in-parallel.mjs';
import { quantile, timed } from '../statistics.mjs';
import { startTwin } from '../twin.mjs';
import { Visitor } from '../visitor.mjs';

const visitorsAtOnce = 8;

/** A process killed again and again while visitors talk to it: whatever it had acknowledged is there when it is back. */
export async function prove({ memory, mode, options, report, random }) {
  const visitors = Array.from({ length: visitorsAtOnce }, () => new Visitor(random, report));
  const restarts = [];
  let checked = 0;
  let twin = await startTwin(mode, memory.settings);
  for (let round = 1; round <= options.rounds; round++) {
    await killUnderLoad(twin, visitors, round % 5 !== 0, random.between(20, 400));
    const { result, ms } = await timed(() => startTwin(mode, memory.settings));
    restarts.push(ms);
    twin = result;
    const touched = visitors.flatMap((visitor) => visitor.conversations.filter((each) => each.touchedIn === round));
    checked += await checkAll(report, twin, touched, `after kill ${round}`);
    if (round % 20 === 0) report.say(`${round} kills, an acknowledged message looked for ${checked} times so far`);
    for (const visitor of visitors) visitor.round = round + 1;
  }
  const all = visitors.flatMap((visitor) => visitor.conversations);
  const whole = await checkAll(report, twin, all, 'at the end');
  report.expect(whole > options.rounds, 'hardly anything was acknowledged before the kills: they prove nothing');
  const open = all.flatMap((each) => each.turns).filter((turn) => turn.tries > 1 && turn.reply).length;
  report.say(
    `${options.rounds} kills under the load of ${visitorsAtOnce} visitors: ${whole} acknowledged messages in ${all.length} conversations, looked for ${checked} times after a kill and ${whole} times at the end`,
  );
  report.say(`${open} turns that a kill had cut off were sent again under their id and then answered`);
  report.say(
    `restart to healthy: median ${quantile(restarts, 0.5).toFixed(0)} ms, longest ${quantile(restarts, 1).toFixed(0)} ms`,
  );
  await twin.stop();
}

/** A process just started takes half a second for its first answer: a kill before that, as every fifth is, meets few writes. */
async function killUnderLoad(twin, visitors, isWarm, ms) {
  const firstAnswer = new Promise((resolve) => {
    for (const visitor of visitors) visitor.answered = resolve;
  });
  let killed = false;
  const load = visitors.map((visitor) => visitor.talkUntilItBreaks(twin.address, () => killed));
  if (isWarm) await Promise.race([firstAnswer, Promise.all(load)]);
  await sleep(ms);
  killed = true;
  await twin.kill();
  await Promise.all(load);
}

async function checkAll(report, twin, conversations, when) {
  let checked = 0;
  await inParallel(4, conversations, async (conversation) => {
    checked += conversation.check(report, await readWhole(twin.address, conversation.session), when);
  });
  return checked;
}
