import { Agent } from 'node:http';
import { residentMemory } from '../../scripts/proof/resident.mjs';
import { temporaryFolder } from '../../scripts/proof/temporary.mjs';
import { ask, newSession } from '../load/call.mjs';
import { timedGet } from '../load/timed-get.mjs';
import { changeOne, idsOf, writePersonas } from '../persona/many.mjs';
import { oneStart } from '../subjects/one-start.mjs';

export const name = 'personas';
export const title = '20 personas in one deployment, beside one';

const further = 19;
const amounts = { starts: 3, rounds: 10 };
const short = { firstToken: 0, between: 0, count: 4 };

export async function measure(bench) {
  const { starts, rounds } = bench.sized(amounts);
  await bench.model.plan(short);
  const subjects = [
    { name: 'twin, 1 persona', ids: [] },
    { name: 'twin, 20 personas', ids: idsOf(further) },
  ];
  const measured = await bench.inTurn(subjects, ({ ids }) => oneDeployment(bench, ids, { starts, rounds }));
  const record = (what, unit, samplesOf) => bench.recordEach({ what, unit, subjects, measured, samplesOf });
  record('process start to first 200 of /api/health', 'ms', ({ starts }) => starts);
  if (process.platform === 'linux') {
    record('resident, after 20 answers', 'MB', ({ resident }) => [resident]);
  }
  record('the first answer of each', 'ms', ({ answers }) => answers);
  record('/api/persona of each, once read', 'ms', ({ warm }) => warm);
  recordChanges(bench, measured[1], subjects[1].name);
}

function recordChanges(bench, all, subject) {
  const record = (what, figure) =>
    bench.record({ what, subject, unit: 'ms', runs: all.map((measured) => measured[figure]) });
  record('/api/persona of one, just changed', 'changed');
  record('/api/persona of the others, after it', 'others');
}

async function oneDeployment(bench, ids, { starts, rounds }) {
  const { folder, remove } = temporaryFolder();
  writePersonas(folder, ids.length);
  const settings = { PERSONA_DIR: folder };
  const times = [];
  while (times.length < starts) times.push(await oneStart(bench, settings));
  const twin = await bench.startTwin({ settings });
  const agent = new Agent({ keepAlive: true });
  try {
    const answers = await firstAnswers(twin, agent, ids);
    const resident = residentMemory(twin.pid)?.now ?? 0;
    return { starts: times, answers, resident, ...(await readings(twin, folder, ids, rounds)) };
  } finally {
    agent.destroy();
    await twin.stop();
    await remove();
  }
}

/**
 * The default persona's comes first, and bears what the first answer of any process does. As many questions are asked whatever the
 * number of personas, for a process grows with them too.
 */
async function firstAnswers(twin, agent, ids) {
  const answers = [];
  const whom = [undefined, ...ids];
  for (const persona of [...whom, ...Array(further - ids.length).fill(undefined)]) {
    const request = (options) => {
      const { path, body } = twin.request(options);
      return { path, body: { ...body, persona } };
    };
    const { began, arrivals } = await ask({ ...twin, request }, { agent, session: newSession() });
    answers.push(arrivals[0][0] - began);
  }
  return answers.slice(0, whom.length);
}

async function readings(twin, folder, ids, rounds) {
  const read = (id) => timedGet(`${twin.address}/api/persona${id ? `?id=${id}` : ''}`);
  const [warm, changed, others] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    for (const id of [undefined, ...ids]) warm.push(await read(id));
    if (ids.length === 0) continue;
    const one = ids[round % ids.length];
    changeOne(folder, one, round);
    changed.push(await read(one));
    for (const id of ids) if (id !== one) others.push(await read(id));
  }
  return { warm, changed, others };
}
