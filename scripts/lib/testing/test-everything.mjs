import { mkdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Failure } from '../failure.mjs';
import { benchSteps } from './bench-steps.mjs';
import { clientSteps } from './client-steps.mjs';
import { dotnetSteps } from './dotnet-steps.mjs';
import { hookSteps } from './hook-steps.mjs';
import { infraSteps } from './infra-steps.mjs';
import { openapiSteps } from './openapi-steps.mjs';
import { packageSteps } from './package-steps.mjs';
import { pageSteps } from './page-steps.mjs';
import { blockerOf, groups, planOf } from './plan.mjs';
import { scriptSteps } from './script-steps.mjs';
import { reports } from './step.mjs';
import { summaryOf, tableOf } from './table.mjs';

const usage = `npm test [-- options]

Builds everything and runs every test and check. The last line is "N passed, N failed"; the exit code is 1 if any failed.
A lint, format or type check counts as one test; a step that cannot run, a suite without tests and a skipped test count as failed.

  --only=GROUP   only ${groups.join(', ')}; several with commas
                 (infra looks over what deploys the twin, without a cloud)
  --verbose      show every step's output, not only a failed one's
  --help         show this`;

export async function main(args) {
  const { help, only, verbose } = readArguments(args);
  if (help) {
    console.log(usage);
    return 0;
  }
  const steps = planOf(allSteps({ verbose }), only?.split(','));
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const results = [];
  for (const step of steps) results.push({ name: step.name, ...(await resultOf(step, results)) });
  const { line, failed } = summaryOf(results);
  console.log(`\n${tableOf(results)}\n\n${line}`);
  return failed === 0 ? 0 : 1;
}

function allSteps(options) {
  const env = {};
  const page = [...scriptSteps(options), ...pageSteps(options), ...infraSteps(options)];
  const dotnet = [...dotnetSteps(options, env), ...hookSteps(options, env), ...packageSteps(options, env)];
  return [...page, ...dotnet, ...openapiSteps(options, env), ...clientSteps(options, env), ...benchSteps(options, env)];
}

async function resultOf(step, earlier) {
  const blocker = blockerOf(step, earlier);
  if (blocker) return { passed: 0, failed: 1, seconds: 0, note: `not run: ${blocker} failed` };
  console.log(`${step.name} ...`);
  const started = performance.now();
  const { output, ...verdict } = await attempt(step);
  const seconds = (performance.now() - started) / 1000;
  const why = verdict.note ? `: it ${verdict.note}` : '';
  if (verdict.failed > 0) console.log(`\n${output}\n\n${step.name} failed${why}.\n`);
  return { ...verdict, seconds };
}

/** Whatever goes wrong in one step fails that step, not the others. */
async function attempt(step) {
  try {
    const { code, output } = await step.run();
    return { ...step.verdict(code), output };
  } catch (error) {
    const output = error instanceof Failure ? `${error.message}\n\n${error.output}`.trimEnd() : error.stack;
    return { passed: 0, failed: 1, output };
  }
}

function readArguments(args) {
  const options = { only: { type: 'string' }, verbose: { type: 'boolean' }, help: { type: 'boolean' } };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Failure(`npm test: ${error.message}`);
  }
}
