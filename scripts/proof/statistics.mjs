export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

export const quantile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];

export const sum = (values) => values.reduce((total, value) => total + value, 0);

/** How often each value occurs, as `3 (97x), 5 (3x)`. */
export function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size === 1) return String(values[0]);
  const oftenFirst = [...counts].sort(([, a], [, b]) => b - a);
  return oftenFirst.map(([value, times]) => `${value} (${times}x)`).join(', ');
}

export async function timed(work) {
  const started = performance.now();
  const result = await work();
  return { result, ms: performance.now() - started };
}
