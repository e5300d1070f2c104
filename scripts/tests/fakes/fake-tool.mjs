// Plays a tool: answers as the file that FAKE_ANSWERS names says, and notes each call in FAKE_CALLS. A subscription that is the
// test's own is written `@own`; how the output is to look is left out. An answer may have
//   prints   what it prints, as JSON      says    the same as text
//   fails    what it says of a failure    code    how it ends
//   waits    it runs until it is asked to end, and notes by what
//   notes    names of variables whose values are noted
import { appendFileSync, readFileSync } from 'node:fs';
import { ownSubscription } from './own-subscription.mjs';

const note = (entry) => appendFileSync(process.env.FAKE_CALLS, `${JSON.stringify(entry)}\n`);

const call = process.argv
  .slice(2)
  .join(' ')
  .replace(` --subscription ${ownSubscription}`, ' @own')
  .replace(' --output json', '')
  .replace(' --only-show-errors', '');
const answer = JSON.parse(readFileSync(process.env.FAKE_ANSWERS, 'utf8'))[call];
const env = Object.fromEntries((answer?.notes ?? []).map((name) => [name, process.env[name]]));
note({ call, isExpected: answer !== undefined, cwd: process.cwd(), env });

if (answer === undefined) {
  console.error(`ERROR: nobody expected: ${call}`);
  process.exitCode = 99;
} else {
  process.exitCode = answer.code ?? (answer.fails ? 1 : 0);
  if (answer.fails) console.error(`ERROR: ${answer.fails}`);
  if (answer.prints !== undefined) process.stdout.write(JSON.stringify(answer.prints));
  if (answer.says) console.log(answer.says);
  if (answer.waits) wait();
}

function wait() {
  const running = setInterval(() => {}, 60_000);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      note({ signal, isExpected: true });
      clearInterval(running);
    });
  }
  console.log('it is up');
}
