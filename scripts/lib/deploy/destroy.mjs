import { createInterface } from 'node:readline/promises';
import { Failure } from '../failure.mjs';
import { knownEnvironments, requireAzd, runAzd } from './azd.mjs';
import { asksForHelp, readCommandLine } from './environment-name.mjs';

const force = '--force';
const yesProd = '--yes-destroy-prod';

const usage = `scripts/destroy dev|test|prod [options] [-- arguments for azd down]

Deletes all that the environment has in Azure, for good: the twin, its persona and all conversations.

  ${force}              dev and test: do not ask
  ${yesProd}   prod: do not ask for its name to be typed

npm keeps such options for itself, unless a -- comes before the name: npm run destroy -- dev ${force}`;

/** `terminal` is where a person may be asked: `isTTY`, and `ask(question)`, which resolves to what was typed. */
export async function main(args, terminal = thisTerminal) {
  if (asksForHelp(args)) {
    console.log(usage);
    return 0;
  }
  const { name, options, forAzd } = readCommandLine(args, [force, yesProd], usage);
  if (name !== 'prod' && options.has(yesProd)) {
    throw new Failure(`${yesProd} is for prod, and this is ${name}: to be asked nothing, say ${force}.`);
  }
  await requireAzd();
  if (!(await knownEnvironments()).includes(name)) {
    throw new Failure(`There is no azd environment ${name} here to destroy; \`azd env list\` shows those that are.`);
  }
  const agreed = name === 'prod' ? await agreedToProd(options, terminal) : options.has(force);
  return runAzd('down', '-e', name, '--purge', ...(agreed ? [force] : []), ...forAzd);
}

/** Whoever has typed the name is not asked once more by azd. */
async function agreedToProd(options, terminal) {
  if (options.has(yesProd)) return true;
  if (!terminal.isTTY) {
    throw new Failure(`prod is destroyed only by who types its name in a terminal; a script says ${yesProd}.`);
  }
  const typed = await terminal.ask(
    'This deletes prod with its persona and all conversations, for good. Type its name: ',
  );
  if (typed.trim() !== 'prod') throw new Failure('Nothing was deleted, for that is not its name.');
  return true;
}

const thisTerminal = {
  isTTY: process.stdin.isTTY,
  async ask(question) {
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    // Ctrl+D and Ctrl+C end the lines without an answer, and that is none.
    const closed = new Promise((resolve) => lines.once('close', () => resolve('')));
    try {
      return await Promise.race([lines.question(question), closed]);
    } finally {
      lines.close();
    }
  },
};
