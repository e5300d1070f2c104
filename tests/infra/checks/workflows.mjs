import { npmFindings } from './npm-scripts.mjs';

/**
 * Whether a GitHub workflow takes strangers' code by commit, may do little, ends, keeps its secrets and runs what there is.
 * `workflow` is the parsed file, `scriptsOf` gives a folder's npm scripts.
 */
export function workflowFindings(name, text, workflow, scriptsOf) {
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([job, { steps = [] }]) => steps.map((step) => ({ job, ...step })));
  return [
    ...[...steps, ...jobs.map(([, job]) => job)].flatMap(({ uses }) => ofAction(uses, text)),
    ...ofEvents(workflow.on),
    ...ofPermissions('the workflow', workflow.permissions, true),
    ...jobs.flatMap(([job, { permissions }]) => ofPermissions(`the job ${job}`, permissions, false)),
    ...jobs
      .filter(([, job]) => job.steps && !job['timeout-minutes'])
      .map(([job]) => `the job ${job} has no timeout-minutes.`),
    ...steps.flatMap((step) => ofScript(step, secretsIn(workflow.env, workflow.jobs[step.job].env, step.env))),
    ...steps.flatMap(({ run, 'working-directory': folder = '' }) =>
      npmFindings('', run, scriptsOf(folder)).map((finding) => finding.slice(2)),
    ),
  ].map((finding) => `${name}: ${finding}`);
}

/** A tag may be moved to other code, a commit not; the comment tells people which version it is. */
function ofAction(uses, text) {
  if (!uses || uses.startsWith('./')) return [];
  if (!/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)) return [`${uses} is not pinned to a commit.`];
  const lines = text.split('\n').filter((line) => line.includes(uses));
  return lines.every((line) => /@[0-9a-f]{40} # v\d+(\.\d+)*$/.test(line.trimEnd()))
    ? []
    : [`${uses} does not say which version it is.`];
}

/** It would run with this repository's secrets on a stranger's code. */
const ofEvents = (on) =>
  [on].flat().some((event) => event === 'pull_request_target' || 'pull_request_target' in Object(event))
    ? ['pull_request_target is too much to give away.']
    : [];

function ofPermissions(who, permissions, isNeeded) {
  if (permissions === undefined) return isNeeded ? [`${who} does not say its permissions.`] : [];
  if (typeof permissions === 'string') return [`${who} asks for ${permissions}.`];
  return Object.entries(permissions)
    .filter(([name, level]) => level === 'write' && (isNeeded || name !== 'id-token'))
    .map(([name]) => `${who} may write ${name}.`);
}

/** The variables of these environments that hold a secret. */
const secretsIn = (...environments) =>
  environments.flatMap((env) =>
    Object.entries(env ?? {})
      .filter(([, value]) => /\bsecrets\./.test(value))
      .map(([name]) => name),
  );

/** What GitHub fills into a script becomes part of it; a variable does not. */
function ofScript({ job, run }, secrets) {
  if (!run) return [];
  const filled = [...run.matchAll(/\$\{\{\s*([\w.]+)/g)].map(([, expression]) => expression);
  const risky = filled.filter((expression) => /^(secrets|inputs|github\.(event|head_ref)|vars)\b/.test(expression));
  const shown = secrets.filter((name) => run.split('\n').some((line) => isShown(line, name)));
  return [
    ...risky.map((expression) => `a script of ${job} has ${expression} filled in; give it as a variable.`),
    ...shown.map((name) => `a script of ${job} prints the secret ${name}.`),
  ];
}

const isShown = (line, name) =>
  /\b(echo|printf|cat|tee|Write-Host|Write-Output)\b/.test(line) && new RegExp(`\\$(env:)?\\{?${name}\\b`).test(line);
