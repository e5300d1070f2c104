import { Failure } from '../failure.mjs';

export const groups = ['dotnet', 'page', 'scripts', 'lint', 'browser', 'clients', 'infra', 'bench'];

/** The steps of the wanted groups with everything that they need, in the order of `steps`; all of them when none is wanted. */
export function planOf(steps, wanted = []) {
  const unknown = wanted.find((group) => !groups.includes(group));
  if (unknown !== undefined) throw new Failure(`npm test: --only takes ${groups.join(', ')}, not "${unknown}".`);
  const named = new Map(steps.map((step) => [step.name, step]));
  const chosen = new Set();
  const choose = (step) => {
    chosen.add(step);
    for (const need of step.needs ?? []) choose(named.get(need));
  };
  steps.filter((step) => wanted.length === 0 || wanted.includes(step.group)).forEach(choose);
  if (chosen.size === 0) throw new Failure(`npm test: there is nothing to run for --only=${wanted}.`);
  return steps.filter((step) => chosen.has(step));
}

/** The first step that this one needs and that failed, or could not run itself. */
export function blockerOf(step, results) {
  return (step.needs ?? []).find((need) => results.some(({ name, failed }) => name === need && failed > 0));
}
