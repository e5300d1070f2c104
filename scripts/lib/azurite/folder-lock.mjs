import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.mjs';

const lockOf = (folder) => path.join(folder, 'lock');

/** Two Azurites would overwrite each other's files. The lock of a process that is no more counts for nothing. */
export function requireUnlocked(folder) {
  const holder = holderOf(lockOf(folder));
  if (!holder) return;
  throw new Failure(
    `Azurite: process ${holder} keeps its data in ${folder} already: stop it first. If it is another program, delete ${lockOf(folder)}.`,
  );
}

/** Returns what takes the lock away again. */
export function lockFolder(folder, pid) {
  writeFileSync(lockOf(folder), String(pid));
  return () => rmSync(lockOf(folder), { force: true });
}

function holderOf(lock) {
  let holder;
  try {
    holder = Number(readFileSync(lock, 'utf8'));
    process.kill(holder, 0);
    return holder;
  } catch (error) {
    // It runs, as another user.
    return error.code === 'EPERM' ? holder : undefined;
  }
}
