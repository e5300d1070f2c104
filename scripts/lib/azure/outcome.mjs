/** Reads what a program left behind: { ok, value } or { said }, as cli.mjs has it. */
export function outcomeOf({ code, output, errors }) {
  const text = withoutMessages(output);
  if (code !== 0)
    return { said: sentenceIn(errors) || sentenceIn(spoken(output)) || `it ended with exit code ${code}` };
  if (text.trim() === '') return { ok: true, value: undefined };
  const found = jsonIn(text);
  return found ? { ok: true, value: found.value } : { said: `it printed no JSON: ${sentenceIn(text)}` };
}

/** What lists things, as { ok, value } with an array of objects, or { said }. */
export function listOf(outcome) {
  if (!outcome.ok) return outcome;
  const value = outcome.value ?? [];
  if (!Array.isArray(value)) return { said: 'it printed something else than a list' };
  return { ok: true, value: value.filter((entry) => entry !== null && typeof entry === 'object') };
}

/** Warnings may stand before it, and some of them begin with a bracket as well. */
function jsonIn(text) {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => (/^\s*[[{]/.test(line) ? [index] : []));
  return [0, ...starts].map((index) => parsed(lines.slice(index).join('\n'))).find(Boolean);
}

/** azd puts what it would say to a person into JSON of its own, a line each. */
const messageIn = (line) => {
  const { value } = (line.startsWith('{"type"') && parsed(line)) || {};
  return value?.type === 'consoleMessage' ? (value.data?.message ?? '') : undefined;
};

const clean = (output) => output.replace(/^\uFEFF/, '');

const withoutMessages = (output) =>
  clean(output)
    .split('\n')
    .filter((line) => messageIn(line) === undefined)
    .join('\n');

const spoken = (output) =>
  clean(output)
    .split('\n')
    .map((line) => messageIn(line) ?? line)
    .join('\n');

function parsed(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The error, where a line is marked as one; otherwise the first that says anything. */
function sentenceIn(text) {
  const lines = text.split('\n').map((line) => line.trim());
  return (lines.find((line) => line.startsWith('ERROR:')) ?? lines.find(Boolean) ?? '')
    .replace(/^ERROR:\s*/, '')
    .replace(/\.$/, '')
    .slice(0, 300);
}
