/** The scripts that a shell command runs by npm, except those of another folder (`--prefix`). */
export function npmScriptsOf(command) {
  const here = command.split('\n').filter((line) => !/npm .*--prefix/.test(line));
  return here.flatMap((line) =>
    [...line.matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)].map(([, run, short]) => run ?? short),
  );
}

/** Whether package.json has what a command runs. `scripts` are that package.json's. */
export const npmFindings = (place, command, scripts) =>
  npmScriptsOf(command ?? '')
    .filter((name) => !(name in scripts))
    .map((name) => `${place}: there is no npm script ${name}.`);
