import { existsSync, readFileSync } from 'node:fs';

/** What the process holds in memory, in MB: now, and at most so far. Linux alone tells. */
export function residentMemory(pid) {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const status = readFileSync(file, 'utf8');
  // A process that has ended and is not waited for yet holds nothing.
  if (!status.includes('VmRSS:')) return undefined;
  const megabytes = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024);
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}
