import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sum } from '../../scripts/proof/statistics.mjs';
import { startProxy } from '../../scripts/proof/tables/counting-proxy.mjs';
import { ask, newSession } from '../load/call.mjs';
import { busyFor } from '../storage/busy.mjs';
import { bytesIn, written } from '../storage/process-io.mjs';

export const name = 'storage-traffic';
export const title = 'What a turn asks of its storage, one visitor at a time';

const amounts = { conversations: 20 };
const laterTurns = 4;
// The last turn of a conversation has an end that its visitor doesn't wait for.
const quiet = 30;
const kinds = { first: 'first turn', later: 'later turn' };

export async function measure(bench) {
  await bench.model.plan({ firstToken: 0, between: 0, count: 4 });
  let proxy;
  const through = async (table) => {
    proxy = await startProxy(table);
    return proxy.address;
  };
  const twin = await bench.startTwin();
  const onAzurite = await bench.startTwin({ storage: 'azurite', through });
  const [files, tables] = await bench.inTurn([twin, onAzurite], (subject) =>
    converse(bench, subject, subject === twin ? meterFiles(twin) : meterTables(proxy)),
  );
  for (const kind of Object.keys(kinds)) {
    const record = (subject, runs, what, unit, figureOf) => {
      const samples = runs.map((run) => run[kind].map(figureOf));
      if (samples.flat().every((figure) => figure !== undefined))
        bench.record({ what: `${kinds[kind]}: ${what}`, subject: subject.name, unit, runs: samples });
    };
    record(twin, files, 'the memory grows by', 'bytes', ({ grown }) => grown);
    record(twin, files, 'written to files', 'bytes', ({ bytes }) => bytes);
    record(twin, files, 'system calls that write', 'calls', ({ calls }) => calls);
    record(onAzurite, tables, 'requests', 'calls', ({ requests }) => requests);
    record(onAzurite, tables, 'both ways, with headers', 'bytes', ({ wire }) => wire);
    record(onAzurite, tables, "the time that is Azurite's own", '%', ({ share }) => share);
    record(onAzurite, tables, 'the rest of the time', 'ms', ({ rest }) => rest);
  }
}

async function converse(bench, subject, meter) {
  const agent = new Agent({ keepAlive: true });
  const taken = { first: [], later: [] };
  for (let i = 0; i < bench.sized(amounts).conversations; i++) {
    const session = newSession();
    for (let turn = 0; turn <= laterTurns; turn++) {
      const figures = await meter(async () => {
        const { began, ended } = await ask(subject, { agent, session, stream: false });
        await sleep(quiet);
        return ended - began;
      });
      taken[turn === 0 ? 'first' : 'later'].push(figures);
    }
  }
  agent.destroy();
  return taken;
}

const meterFiles =
  ({ memory, pid }) =>
  async (turn) => {
    const folder = memory.settings.MEMORY_DIR;
    const [size, before] = [await bytesIn(folder), written(pid)];
    await turn();
    const after = written(pid);
    return {
      grown: (await bytesIn(folder)) - size,
      bytes: after && after.bytes - before.bytes,
      calls: after && after.calls - before.calls,
    };
  };

const meterTables = (proxy) => async (turn) => {
  proxy.calls.length = 0;
  const ms = await turn();
  const calls = [...proxy.calls];
  const busy = busyFor(calls.map(({ passed, answered }) => [passed, answered]));
  return {
    requests: calls.length,
    wire: sum(calls.map(({ wire }) => wire)),
    share: (100 * busy) / ms,
    rest: ms - busy,
  };
};
