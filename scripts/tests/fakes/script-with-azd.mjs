import { spawnSync } from 'node:child_process';
import { inRoot } from '../../lib/root.mjs';
import { azdAnswers } from './azd.mjs';
import { fakeTools } from './fake-tools.mjs';

/** Runs scripts/NAME.mjs without a terminal. */
export function runScript(name, args, env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [inRoot('scripts', `${name}.mjs`), ...args], {
    encoding: 'utf8',
    env,
  });
  return { status, said: stdout + stderr };
}

/** The same with an azd that answers as `azdAnswers` says. */
export function scriptWithAzd(t, name, args, azd) {
  const { environment, calls } = fakeTools(t, azdAnswers(azd), { tools: ['azd'] });
  return { ...runScript(name, args, environment), calls: calls() };
}
