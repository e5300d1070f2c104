import { quantile } from '../../scripts/proof/statistics.mjs';
import { isMet } from './target.mjs';

/** What is saved of a whole bench: see docs/benchmarks.md. `scenarios` are { name, title }. */
export function summaryOf({ machine, commit, startedAt, runs, scenarios, measurements, broken = [] }) {
  const titles = new Map(scenarios.map(({ name, title }) => [name, title]));
  const rows = measurements.map((measurement) => summariseOne(measurement, titles.get(measurement.scenario)));
  return { version: 1, machine, commit, started_at: startedAt.toISOString(), runs, measurements: rows, broken };
}

/** A measurement's figures over the samples of all its runs; null where there is no sample. */
export function summariseOne({ scenario, what, subject, unit, runs, target }, title = scenario) {
  const samples = runs.flat();
  const far = isMoreBetter(unit, target) ? lowQuantile : quantile;
  const [median, p95, p99] = [quantile(samples, 0.5), far(samples, 0.95), far(samples, 0.99)];
  const figures = samples.length > 0 ? { median, p95, p99 } : { median: null, p95: null, p99: null };
  const run_medians = runs.filter((run) => run.length > 0).map((run) => quantile(run, 0.5));
  const row = { scenario, title, what, subject, unit, n: samples.length, ...figures, run_medians };
  return target ? { ...row, target, met: isMet(target, figures) } : row;
}

// The far end is the bad one, and of turns a second that is the low one: 99 % of the samples are as good as p99, or better.
const lowQuantile = (values, share) =>
  -quantile(
    values.map((value) => -value),
    share,
  );

const isMoreBetter = (unit, target) => unit === 'turns/s' || target?.atLeast !== undefined;

/** The rows by what they are of, in the order in which they came. */
export function groupedBy(rows, key) {
  const groups = new Map();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.values()];
}
