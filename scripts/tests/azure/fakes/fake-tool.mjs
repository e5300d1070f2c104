// Plays az and azd: answers as the file that FAKE_ANSWERS names says, and notes each call in FAKE_CALLS. A subscription that is the
// test's own is written `@own`; how the output is to look is left out.
import { appendFileSync, readFileSync } from 'node:fs';
import { ownSubscription } from './answers.mjs';

const plain = process.argv
  .slice(2)
  .join(' ')
  .replace(` --subscription ${ownSubscription}`, ' @own')
  .replace(' --output json', '')
  .replace(' --only-show-errors', '');
const answer = JSON.parse(readFileSync(process.env.FAKE_ANSWERS, 'utf8'))[plain];
appendFileSync(process.env.FAKE_CALLS, `${JSON.stringify({ call: plain, isExpected: answer !== undefined })}\n`);

if (answer === undefined) {
  console.error(`ERROR: nobody expected: ${plain}`);
  process.exitCode = 99;
} else if (answer.fails) {
  console.error(`ERROR: ${answer.fails}`);
  process.exitCode = 1;
} else if (answer.prints !== undefined) {
  process.stdout.write(JSON.stringify(answer.prints));
}
