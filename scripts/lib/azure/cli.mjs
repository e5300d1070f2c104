import { spawn } from 'node:child_process';
import { findProgram, isPlain, startOf } from './program.mjs';

const timeLimit = 3 * 60_000;

/**
 * Azure's two command lines. `az(args)` and `azd(args)` resolve to one of
 *   { ok: true, value }   what it printed, read as JSON; undefined when it printed nothing
 *   { missing: true }     there is no such program
 *   { said }              it failed; what it said of it, without `ERROR:`
 * Every call of az names the subscription, for the one it takes by itself may be another. `tell(args)` is for those commands of azd
 * that have nothing to answer: it resolves to undefined, or to what it said when it failed.
 */
export function azureCli(environment, subscription) {
  const named = subscription ? ['--subscription', subscription] : [];
  return {
    az: (args) => call('az', [...args, ...named, '--output', 'json', '--only-show-errors'], environment),
    azd: (args) => call('azd', [...args, '--output', 'json'], environment),
    tell: (args) => tell('azd', args, environment),
  };
}

async function call(name, args, environment) {
  const ending = await ended(name, args, environment);
  return ending.code === undefined ? ending : outcomeOf(ending);
}

async function tell(name, args, environment) {
  const ending = await ended(name, args, environment);
  if (ending.code === 0) return undefined;
  return ending.missing ? `${name} is missing` : (ending.said ?? outcomeOf(ending).said);
}

async function ended(name, args, environment) {
  const file = findProgram(name, { environment });
  if (!file) return { missing: true };
  const odd = args.find((arg) => !isPlain(arg));
  if (odd !== undefined) return { said: `"${odd}" is not what ${name} could be given` };
  return run(startOf(file, args, { environment }), environment);
}

/** Reads what a program left behind. */
export function outcomeOf({ code, output, errors }) {
  if (code !== 0) return { said: firstSentence(errors) || firstSentence(output) || `it ended with exit code ${code}` };
  if (output.trim() === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(output) };
  } catch {
    return { said: `it printed no JSON: ${firstSentence(output)}` };
  }
}

const firstSentence = (text) =>
  (text.split('\n').find((line) => line.trim() !== '') ?? '')
    .trim()
    .replace(/^ERROR:\s*/, '')
    .replace(/\.$/, '')
    .slice(0, 300);

function run({ command, args, options }, environment) {
  return new Promise((resolve) => {
    const stdio = ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { ...options, env: environment, stdio, timeout: timeLimit, windowsHide: true });
    const texts = { output: '', errors: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => (texts.output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (texts.errors += text));
    child.once('error', (error) => resolve({ code: 1, output: '', errors: error.message }));
    child.once('close', (code, signal) =>
      resolve({
        ...texts,
        code: code ?? 1,
        errors: signal ? `it gave no answer and was ended (${signal})` : texts.errors,
      }),
    );
  });
}
