import { setTimeout as sleep } from 'node:timers/promises';
import { allSessions, read, sessions } from '../api.mjs';
import { daysAgo } from '../invented.mjs';
import { startMeter } from '../meter.mjs';
import { residentMemory } from '../resident.mjs';
import { median, tally, timed } from '../statistics.mjs';
import { startTwin } from '../twin.mjs';

const recent = 5_000;
const old = 5_000;
const days = 30;
const retentionDays = 90;
const killedAfter = 1_000;
const limit = 30 * 60_000;

/** The owner's list over many conversations, and forgetting half of them in bounded memory, interrupted once. */
export async function prove({ memory, mode, report, random }) {
  const kept = invent(recent, 0, random);
  const forgotten = invent(old, retentionDays + 5, random);
  const { ms } = await timed(() => memory.fill([...kept, ...forgotten]));
  report.say(
    `filled with ${recent} conversations of the last ${days} days and ${old} of days long ago in ${(ms / 1000).toFixed(1)} s`,
  );
  const meter = await startMeter(memory);
  await proveList({ meter, mode, report, kept, forgotten });
  await proveRetention({ memory, meter, mode, report, kept, forgotten });
  await meter.stop();
}

const invent = (count, since, random) =>
  Array.from({ length: count }, (_, i) => ({
    session: random.id(),
    count: 2,
    lastSaid: daysAgo(since + (i % days), i * 1_000),
  }));

async function proveList({ meter, mode, report, kept, forgotten }) {
  const twin = await startTwin(mode, meter.settings);
  const first = await meter.measure(twin, () => sessions(twin.address, 50));
  const pages = [];
  for (let i = 0; i < 20; i++) pages.push(await meter.measure(twin, () => sessions(twin.address, 50)));
  const newest = newestFirst([...kept, ...forgotten]);
  checkOrder(report, 'the first page', first.result.sessions, newest.slice(0, 50));
  const queries = (page) => page.calls?.filter((call) => call.line.endsWith('(query)')).length;
  const lines = first.calls ? `, ${tally(first.calls.map((call) => call.line))}` : '';
  const bytes = first.received === undefined ? '' : `, ${median(pages.map((page) => page.received))} bytes read`;
  report.say(
    `the owner's first page of 50: ${first.ms.toFixed(0)} ms the first time, median ${median(pages.map((page) => page.ms)).toFixed(1)} ms${bytes}${lines}`,
  );
  if (first.calls)
    report.expect(
      pages.every((page) => queries(page) === 1),
      `the first page took ${tally(pages.map(queries))} queries`,
    );
  const { result: all, ms } = await timed(() => allSessions(twin.address));
  checkOrder(report, 'the whole list', all, newest);
  report.say(`the whole list: ${all.length} conversations in pages of 200, ${(ms / 1000).toFixed(1)} s`);
  await twin.stop();
}

async function proveRetention({ memory, meter, mode, report, kept, forgotten }) {
  const border = daysAgo(retentionDays);
  const settings = { ...meter.settings, RETENTION_DAYS: String(retentionDays) };
  const left = () => memory.countBefore(border);

  const killed = await startTwin(mode, settings);
  await until(async () => (await left()) <= old - killedAfter);
  await killed.kill();
  const rest = await left();
  report.say(`retention was killed with ${rest} of ${old} left`);
  report.expect(rest > 0 && rest < old, 'retention was not killed in its middle');

  const started = performance.now();
  const twin = await startTwin(mode, settings);
  const before = residentMemory(twin.pid);
  const seen = [];
  await until(async () => {
    seen.push(residentMemory(twin.pid)?.now);
    return (await left()) === 0;
  });
  const seconds = (performance.now() - started) / 1000;
  const after = residentMemory(twin.pid);
  report.say(
    `started again it forgot these ${rest} in ${seconds.toFixed(1)} s (${(rest / seconds).toFixed(0)} a second)`,
  );
  if (before)
    report.say(
      `resident memory: ${before.now} MB at its start, ${after.now} MB after, never more than ${after.peak} MB (seen: ${Math.max(...seen)})`,
    );

  await checkForgotten(report, twin, kept, forgotten);
  await twin.stop();
}

async function checkForgotten(report, twin, kept, forgotten) {
  checkOrder(report, 'the list after retention', await allSessions(twin.address), newestFirst(kept));
  const sample = (all) => all.filter((_, i) => i % 100 === 0);
  for (const { session } of sample(kept)) {
    report.expect((await read(twin.address, session, 50))?.length === 2, `${session} should be kept whole`);
  }
  for (const { session } of sample(forgotten)) {
    report.expect((await read(twin.address, session, 50)) === undefined, `${session} should be forgotten`);
  }
  report.say(
    `after retention: the whole list compared with the ${kept.length} to be kept, every 100th conversation of each half read`,
  );
}

const newestFirst = (conversations) =>
  conversations.toSorted((a, b) => b.lastSaid - a.lastSaid).map(({ session }) => session);

function checkOrder(report, what, listed, expected) {
  const ids = listed.map((each) => each.session_id);
  report.expect(
    ids.length === expected.length,
    `${what} holds ${ids.length} conversations instead of ${expected.length}`,
  );
  report.expect(
    ids.every((id, i) => id === expected[i]),
    `${what} is not the newest first`,
  );
}

async function until(isSo) {
  const end = performance.now() + limit;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('Retention came to no end.');
    await sleep(250);
  }
}
