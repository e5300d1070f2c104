import { isInterrupted, undoAll } from '../scripts/proof/undo.mjs';
import { Bench } from './bench.mjs';
import { startModel } from './model/start.mjs';
import { showProgress } from './report/progress.mjs';

/** Measures one scenario after the other, each with processes of its own; one that breaks off leaves the others their figures. */
export async function measureAll(scenarios, { mode, sdk, runs, brief }) {
  const [measurements, broken] = [[], []];
  const progress = showProgress({ scenarios: scenarios.length, runs });
  for (const [i, { name, title, measure }] of scenarios.entries()) {
    progress.scenario(i + 1, title);
    // No target is met or missed by figures that mean nothing.
    const record = ({ target, ...measurement }) => {
      if (!measurement.runs.flat().some(Number.isFinite)) {
        throw new Error(`Nothing was measured of "${measurement.what}" (${measurement.subject}).`);
      }
      measurements.push({ scenario: name, ...measurement, target: brief ? undefined : target });
    };
    try {
      await measure(new Bench({ mode, sdk, runs, brief, model: await startModel(), progress, record }));
    } catch (error) {
      // What breaks because everything is being stopped is no news; the signal ends this process.
      if (isInterrupted()) await new Promise(() => {});
      broken.push({ scenario: name, error });
    } finally {
      await undoAll();
    }
  }
  progress.end();
  return { measurements, broken };
}
