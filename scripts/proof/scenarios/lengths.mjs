import { setTimeout as sleep } from 'node:timers/promises';
import { read, say } from '../api.mjs';
import { daysAgo } from '../invented.mjs';
import { startMeter } from '../meter.mjs';
import { median, quantile, tally, timed } from '../statistics.mjs';
import { startTwin } from '../twin.mjs';

// From 20 messages on the window is full; 40 is the short conversation to compare with, 10 the one that the window holds half of.
const lengths = [10, 40, 1_000, 100_000];
const grows = 1_000;
const samples = 100;
const warmup = 15;
const alone = 20;

/** Reading a window and a whole turn, at any length of the conversation. */
export async function prove({ memory, mode, report, random }) {
  const meter = await startMeter(memory);
  const twin = await startTwin(mode, meter.settings);
  const subjects = lengths.map((length) => subject(length, random));

  await fill(
    memory,
    subjects.filter(({ length }) => length < grows),
    report,
  );
  for (let i = 0; i < warmup; i++) await sample(meter, twin, subjects[1], i, random, report);
  const early = [];
  for (let i = 0; i < alone; i++) early.push((await sample(meter, twin, subjects[1], warmup + i, random, report)).read);
  await fill(
    memory,
    subjects.filter(({ length }) => length >= grows),
    report,
  );
  // Azurite writes its data to disk every few seconds; a large table's takes a while.
  await sleep(5_000);

  for (let i = 0; i < samples + warmup; i++) {
    for (const each of rotated(subjects, i)) {
      const one = await sample(meter, twin, each, warmup + alone + i, random, report);
      if (i >= warmup) each.samples.push(one);
    }
  }
  tell(report, 'reading 20 messages', 'read', subjects);
  tell(report, 'a turn', 'turn', subjects);
  judge(report, subjects);
  if (memory.kind === 'tables') tellOfAzurite(report, early, subjects[1]);
  await twin.stop();
  await meter.stop();
}

/** A short conversation would not stay short, so there are several: each of 10 for one sample, each of 40 for ten. */
function subject(length, random) {
  const lasts = length === 10 ? 1 : length < grows ? 10 : Number.POSITIVE_INFINITY;
  const all = samples + 2 * warmup + alone;
  return { length, lasts, sessions: Array.from({ length: Math.ceil(all / lasts) || 1 }, random.id), samples: [] };
}

async function fill(memory, subjects, report) {
  const { ms } = await timed(() =>
    memory.fill(
      subjects.flatMap(({ length, sessions }) =>
        sessions.map((session, i) => ({ session, count: length, lastSaid: daysAgo(0, 60_000 + i) })),
      ),
    ),
  );
  report.say(
    `filled with conversations of ${subjects.map(({ length }) => length).join(' and ')} messages in ${(ms / 1000).toFixed(1)} s`,
  );
}

async function sample(meter, twin, { length, lasts, sessions }, i, random, report) {
  const session = sessions[Math.floor(i / lasts)];
  const reading = await meter.measure(twin, () => read(twin.address, session, 20));
  const shown = reading.result?.length;
  report.expect(shown === Math.min(20, length), `a conversation of ${length} messages showed ${shown}`);
  const turn = await meter.measure(twin, () =>
    say(twin.address, { session, id: random.id(), text: 'Where did you study?' }),
  );
  return { read: reading, turn };
}

const rotated = (list, by) => list.map((_, i) => list[(i + by) % list.length]);

function tell(report, what, kind, subjects) {
  report.say(`${what}: medians of ${samples}, interleaved`);
  for (const { length, samples: taken } of subjects) {
    const all = taken.map((one) => one[kind]);
    const ms = all.map((one) => one.ms);
    const figures = [`${median(ms).toFixed(2)} ms (p95 ${quantile(ms, 0.95).toFixed(2)})`];
    if (all[0].requests) {
      const share = median(all.map((one) => one.waited / one.ms));
      figures.push(
        `requests ${tally(all.map((one) => one.requests))}`,
        `${median(all.map((one) => one.received))} bytes read`,
      );
      figures.push(`${median(all.map((one) => one.sent))} sent`, `${(100 * share).toFixed(0)} % waiting for Azurite`);
      figures.push(`the rest ${median(all.map(own)).toFixed(2)} ms`);
    } else if (all[0].received !== undefined) figures.push(`${median(all.map((one) => one.received))} bytes read`);
    report.say(`  ${String(length).padStart(7)} messages: ${figures.join(', ')}`);
  }
}

const own = ({ ms, waited = 0 }) => ms - waited;

/** Requests and bytes must not grow. Times are the machine's as much as ours, so they are told and not judged. */
function judge(report, [, ...full]) {
  const [short, ...longer] = full;
  for (const kind of ['read', 'turn']) {
    const of = ({ samples: taken }, key) => median(taken.map((one) => one[kind][key]));
    for (const long of longer) {
      const name = `${kind} at ${long.length} messages`;
      const lines = long.samples[0][kind].calls?.map((call) => call.line).join(', ');
      report.expect(
        of(long, 'requests') === of(short, 'requests'),
        `${name}: ${of(long, 'requests')} requests: ${lines}`,
      );
      if (kind === 'read' && of(short, 'received') !== undefined) {
        const more = of(long, 'received') / of(short, 'received') - 1;
        report.expect(Math.abs(more) < 0.1, `${name}: ${(100 * more).toFixed(0)} % more bytes than at ${short.length}`);
      }
      const typical = (subject) => median(subject.samples.map((one) => own(one[kind])));
      const difference = 100 * (typical(long) / typical(short) - 1);
      const verdict = Math.abs(difference) <= 10 ? 'within 10 %' : 'not within 10 %';
      const what = of(long, 'waited') === undefined ? 'time' : "the twin's own time, without Azurite's,";
      report.say(`${name}: ${what} differs by ${difference.toFixed(1)} % from that at ${short.length}: ${verdict}`);
    }
  }
}

function tellOfAzurite(report, early, { samples: taken }) {
  const before = median(early.map((one) => one.waited));
  const after = median(taken.map((one) => one.read.waited));
  report.say(
    `Azurite itself takes ${before.toFixed(1)} ms for the same query while its table is small and ${after.toFixed(1)} ms with the long conversations in it: it looks through the whole table, which the service in Azure does not`,
  );
}
