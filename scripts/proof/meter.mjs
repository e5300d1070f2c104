import { existsSync, readFileSync } from 'node:fs';
import { sum, timed } from './statistics.mjs';
import { startProxy } from './tables/counting-proxy.mjs';

/** Measures what a piece of work costs: its time and, of the memory's side, what the platform lets us see. */
export const startMeter = (memory) => (memory.kind === 'tables' ? meterTables(memory) : meterFiles(memory));

async function meterTables(memory) {
  const proxy = await startProxy(memory.table);
  return {
    settings: memory.settingsThrough(proxy.address),
    stop: proxy.stop,
    async measure(_, work) {
      proxy.calls.length = 0;
      const { result, ms } = await timed(work);
      const calls = [...proxy.calls];
      const total = (key) => sum(calls.map((call) => call[key] ?? 0));
      return {
        result,
        ms,
        calls,
        requests: calls.length,
        sent: total('sent'),
        received: total('received'),
        waited: total('waited'),
      };
    },
  };
}

function meterFiles(memory) {
  return {
    settings: memory.settings,
    stop() {},
    async measure({ pid }, work) {
      const before = bytesRead(pid);
      const { result, ms } = await timed(work);
      return { result, ms, received: before === undefined ? undefined : bytesRead(pid) - before };
    },
  };
}

/** What the process has read from files so far, cached or not; Linux alone tells. */
function bytesRead(pid) {
  const file = `/proc/${pid}/io`;
  return existsSync(file) ? Number(/rchar: (\d+)/.exec(readFileSync(file, 'utf8'))[1]) : undefined;
}
