import { Failure } from './failure.mjs';
import { toldWhenSlow } from './told-when-slow.mjs';

const building = { doing: 'building', done: 'built', failed: 'the build failed' };
export const installing = { doing: 'installing', done: 'installed', failed: 'the installation failed' };

/** Says what is going on if it takes a moment, and how it ended; throws a Failure when it went wrong. */
export async function announced(what, work, words = building) {
  const started = performance.now();
  const { code, output, upToDate } = await toldWhenSlow(`${what}: ${words.doing} ...`, work, 300);
  if (code !== 0) throw new Failure(`${what}: ${words.failed}.`, output);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${what}: ${upToDate ? 'up to date' : `${words.done} in ${seconds} s`}.`);
}

/** Waits for all of them, so that no build is left running behind a failure's back. */
export async function all(...works) {
  const results = await Promise.allSettled(works);
  const broken = results.find(({ status }) => status === 'rejected');
  if (broken) throw broken.reason;
}
