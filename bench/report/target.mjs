/** Whether `figures` ({ median, p95, p99 }) keep to the target; undefined where nothing was aimed at, false where nothing was measured. */
export function isMet(target, figures) {
  if (!target) return undefined;
  const figure = figures[target.of];
  if (figure === null || figure === undefined) return false;
  return (
    figure <= (target.atMost ?? Number.POSITIVE_INFINITY) && figure >= (target.atLeast ?? Number.NEGATIVE_INFINITY)
  );
}

/** `median at most 3: met`, with the number written by `write`. */
export function targetInWords({ target, met }, write) {
  if (!target) return '';
  return `${target.of} ${boundInWords(target, write)}: ${met ? 'met' : 'missed'}`;
}

const boundInWords = ({ atMost, atLeast }, write) =>
  atMost === undefined ? `at least ${write(atLeast)}` : `at most ${write(atMost)}`;

export const boundOf = ({ atMost, atLeast }) => atMost ?? atLeast;
