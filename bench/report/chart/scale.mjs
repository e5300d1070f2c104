import { groupedBy } from '../summary.mjs';
import { boundOf } from '../target.mjs';

const wanted = 5;

/**
 * The scale of one panel: `x(value)` from 0 to `width`, its `ticks`, and whether it `isLog`. A p99 far beyond
 * everything else is let go off the scale, and the chart says so.
 */
export function scaleOf(rows, width) {
  const medians = rows.map((row) => row.median);
  const bounds = rows.flatMap(({ target }) => (target ? [boundOf(target)] : []));
  const isLog = Math.min(...medians) > 0 && areWorldsApart(rows);
  return isLog
    ? logarithmic([...medians, ...rows.map((row) => row.p99), ...bounds], width)
    : linear(medians, bounds, rows, width);
}

/** Whether all that is measured of one thing would be bars too short to see beside those of another. */
function areWorldsApart(rows) {
  const longest = groupedBy(rows, (row) => row.what).map((same) => Math.max(...same.map((row) => row.median)));
  return Math.max(...longest) / Math.min(...longest) > 100;
}

function linear(medians, bounds, rows, width) {
  const longest = Math.max(0, ...medians, ...bounds);
  const tail = Math.max(0, ...rows.map((row) => row.p99));
  const high = longest > 0 ? Math.max(longest, Math.min(tail, 3 * longest)) : tail || 1;
  const low = Math.min(0, ...medians, ...rows.map((row) => row.p99));
  const step = roundStep((high - low) / wanted);
  const [from, to] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toPrecision(12)));
  const x = (value) => ((value - from * step) / ((to - from) * step)) * width;
  return { isLog: false, ticks, x, end: to * step };
}

function logarithmic(values, width) {
  const positive = values.filter((value) => value > 0);
  const from = Math.floor(Math.log10(Math.min(...positive)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...positive))));
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => Number(`1e${from + index}`));
  const x = (value) => ((Math.log10(Math.max(value, 10 ** from)) - from) / (to - from)) * width;
  return { isLog: true, ticks, x, end: 10 ** to };
}

/** The next of 1, 2, 5, 10, 20 ... that is not smaller. */
function roundStep(size) {
  const power = 10 ** Math.floor(Math.log10(size));
  return [1, 2, 5, 10].find((factor) => factor * power >= size * (1 - 1e-9)) * power;
}
