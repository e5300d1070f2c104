import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import path from 'node:path';
import { daysAgo, invent } from '../../scripts/proof/invented.mjs';
import { median } from '../../scripts/proof/statistics.mjs';
import { ask } from '../load/call.mjs';

export const name = 'conversation-length';
export const title = 'A turn in a conversation of 10, 1,000 and 100,000 messages';

const amounts = { turns: 30 };
const warmup = 5;
// Before each turn that is timed its conversation is asked twice, so that a short one, which is another each time, is no newer to the
// twin and the machine than a long one.
const askedBefore = 2;
const lengths = [10, 1_000, 100_000];
// Azurite looks through the whole table for each query, which the service in Azure doesn't.
const lengthsOnAzurite = [10, 1_000];

export async function measure(bench) {
  const [twin, peer, onAzurite] = [
    await bench.startTwin(),
    await bench.startPeer(),
    await bench.startTwin({ storage: 'azurite' }),
  ];
  await bench.warmUp([twin, peer, onAzurite]);
  await bench.model.plan({ firstToken: 0, between: 0, count: 4 });
  const turns = bench.runs * bench.sized(amounts).turns + warmup;
  const subjects = [
    { subject: twin, lengths, fill: twin.memory.fill },
    { subject: peer, lengths, fill: (conversations) => writeForPeer(peer.memoryFolder, conversations) },
    { subject: onAzurite, lengths: lengthsOnAzurite, fill: onAzurite.memory.fill },
  ];
  for (const each of subjects) {
    bench.say(`${each.subject.name}: making the conversations`);
    each.places = each.lengths.map((length) => place(length, turns));
    await each.fill(
      each.places.flatMap(({ length, sessions }) => sessions.map((session) => conversation(session, length))),
    );
    await converse(each, warmup);
  }
  const all = await bench.eachRun(async () => {
    const taken = [];
    for (const each of subjects) taken.push(await converse(each, bench.sized(amounts).turns));
    return taken;
  });
  for (const [i, { subject, lengths: measured }] of subjects.entries()) {
    for (const [j, length] of measured.entries()) {
      const runs = all.map((taken) => taken[i][j]);
      bench.record({ what: `a turn at ${inWords(length)} messages`, subject: subject.name, unit: 'ms', runs });
    }
    for (const j of measured.keys()) {
      if (j === 0) continue;
      bench.record({
        what: `at ${inWords(measured[j])}, times that at 10`,
        subject: subject.name,
        unit: 'ratio',
        runs: all.map((taken) => [median(taken[i][j]) / median(taken[i][0])]),
        target: subject === twin ? { of: 'median', atMost: 1.1 } : undefined,
      });
    }
  }
}

/** A short conversation would not stay short, so there is one for each turn; five share those at 1,000 and one has all at 100,000. */
const place = (length, turns) => ({
  length: length - 2 * askedBefore,
  sessions: Array.from({ length: length < 1_000 ? turns : length === 1_000 ? 5 : 1 }, () =>
    randomBytes(16).toString('hex'),
  ),
  next: 0,
});

const conversation = (session, count) => ({ session, count, lastSaid: daysAgo(0, 60_000) });

/** The lengths in turn, so that what the machine does meanwhile meets all. Resolves to the times at each. */
async function converse({ subject, places }, turns) {
  const agent = new Agent({ keepAlive: true });
  const times = places.map(() => []);
  for (let i = 0; i < turns; i++) {
    for (const k of places.keys()) {
      const j = (i + k) % places.length;
      const { sessions } = places[j];
      const call = { agent, session: sessions[places[j].next++ % sessions.length], stream: false };
      for (let before = 0; before < askedBefore; before++) await ask(subject, call);
      const { began, ended } = await ask(subject, call);
      times[j].push(ended - began);
    }
  }
  agent.destroy();
  return times;
}

async function writeForPeer(folder, conversations) {
  for (const each of conversations) {
    const messages = [...invent(each)].map(({ isQuestion, content }) => ({
      role: isQuestion ? 'user' : 'assistant',
      content,
    }));
    await writeFile(path.join(folder, `${each.session}.json`), JSON.stringify(messages));
  }
}

const inWords = (length) => length.toLocaleString('en-US');
