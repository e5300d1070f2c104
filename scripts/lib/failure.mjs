/** Something the person at the keyboard can act on: shown as its sentence, then the output of what failed, never a stack. */
export class Failure extends Error {
  constructor(sentence, output = '') {
    super(sentence);
    this.output = output;
  }
}

/** Runs a script's main function; its result is the exit code. */
export async function exitWith(main) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error([error.message, error.output.trimEnd()].filter(Boolean).join('\n\n'));
    process.exitCode = 1;
  }
}
