import { startPeer } from './subjects/peer.mjs';
import { startTwin } from './subjects/twin.mjs';

/** What a scenario needs: how often to run, a model, who stands between it and a visitor, and where its figures go. */
export class Bench {
  measurements = [];
  #scenario;

  constructor({ runs, mode, model, tell }) {
    Object.assign(this, { runs, mode, model, tell });
  }

  async run(scenario) {
    this.#scenario = scenario;
    await scenario.measure(this);
  }

  /** A twin on files, or with `{ storage: 'azurite' }` on tables and blobs. */
  startTwin = (options = {}) => startTwin({ mode: this.mode, model: this.model, ...options });

  startPeer = () => startPeer(this.model);

  /** `{ what, subject, unit, runs, target? }`: `runs` are lists of samples, one a run. */
  record(measurement) {
    const { name, title } = this.#scenario;
    this.measurements.push({ scenario: name, title, ...measurement });
  }

  progress = (doing) => this.tell(`${this.#scenario.name}: ${doing}`);
}
