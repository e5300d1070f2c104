/** A figure with the digits that mean something: three or four, and no fraction of what is counted. */
export function digits(value) {
  if (value === null || value === undefined) return '-';
  if (Number.isInteger(value)) return grouped(value, 0);
  const size = Math.abs(value);
  if (size >= 1000) return grouped(value, 0);
  if (size >= 10) return grouped(value, 1);
  return grouped(value, size >= 0.1 ? 2 : 3);
}

/** A bound as somebody wrote it: 3, 1.5, 10,000. */
export const bound = (value) => value.toLocaleString('en-US', { maximumFractionDigits: 3 });

const grouped = (value, decimals) =>
  // Not "-0.00": what rounds to nothing has no sign.
  (Number(value.toFixed(decimals)) || 0).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
