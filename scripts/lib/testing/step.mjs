import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../root.mjs';
import { verdictOfCheck, verdictOfPreparation, verdictOfSuite } from './totals.mjs';

export const reports = inRoot('artifacts', 'test-results');

// A step has a `name` and a `run` that resolves as run.mjs's does. `needs` names the steps that must have gone well before.
// `group` is what --only names; a step without one runs only for those that need it.

/** Installs, builds or finds something for later steps. */
export const preparation = (name, run, { group, needs } = {}) => ({
  name,
  group,
  needs,
  run,
  verdict: verdictOfPreparation,
});

/** A linter, a formatter or a type checker. */
export const check = (name, group, needs, run) => ({ name, group, needs, run, verdict: verdictOfCheck });

/** A test runner, which writes the file `report` into the reports' folder; `totals` reads it. */
export function suite(name, group, needs, { report, totals, run }) {
  const file = path.join(reports, report);
  const verdict = (code) => verdictOfSuite(code, existsSync(file) ? totals(readFileSync(file, 'utf8')) : undefined);
  return { name, group, needs, run: () => run(file), verdict };
}
