// What a check has to say: an error keeps Azure from being asked at all, a warning does not.
export const error = (text) => ({ level: 'error', text });
export const warning = (text) => ({ level: 'warning', text });

/** For what could not be looked up, such as for lack of permission: no reason to stop. */
export const unclear = (what, outcome) => warning(`${what} could not be checked: ${outcome.said ?? 'az is missing'}.`);

/** All of them, errors first, as lines for the terminal. */
export function linesOf(findings) {
  const errors = findings.filter(({ level }) => level === 'error').map(({ text }) => `x ${text}`);
  const warnings = findings.filter(({ level }) => level === 'warning').map(({ text }) => `! ${text}`);
  return [...errors, ...warnings];
}

export const hasErrors = (findings) => findings.some(({ level }) => level === 'error');
