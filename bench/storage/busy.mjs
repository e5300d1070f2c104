/** For how long at least one of these calls was at the storage: `[from, to]` each, overlapping ones once. */
export function busyFor(calls) {
  let [total, until] = [0, Number.NEGATIVE_INFINITY];
  for (const [from, to] of calls.toSorted(([a], [b]) => a - b)) {
    total += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return total;
}
