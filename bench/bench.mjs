import { talk } from './load/visitors.mjs';
import { startPeer } from './subjects/peer.mjs';
import { startTwin } from './subjects/twin.mjs';

/** What a scenario needs: how often to run, a model, who stands between it and a visitor, and where its figures go. */
export class Bench {
  #progress;

  /** @param record Takes `{ what, subject, unit, runs, target? }`, where `runs` are lists of samples, one a run. */
  constructor({ mode, sdk, runs, brief, model, progress, record }) {
    Object.assign(this, { mode, sdk, runs, brief, model, record });
    this.#progress = progress;
  }

  /** A twin on files, or with `{ storage: 'azurite' }` on tables and blobs. */
  startTwin = (options = {}) =>
    startTwin({ mode: this.mode, configuration: this.configuration, model: this.model, ...options });

  /** Of the host: compiled ahead where it is measured. */
  get configuration() {
    return this.brief ? 'release' : 'published';
  }

  startPeer = () => startPeer(this.model);

  /** These amounts and times, or in a brief bench, which only shows that all of it works, a little of each. */
  sized(numbers) {
    if (!this.brief) return numbers;
    // Long enough for a call to begin in it.
    const little = ([key, n]) => [key, key === 'countedMs' ? Math.min(n, 1_000) : Math.ceil(n / 25)];
    return Object.fromEntries(Object.entries(numbers).map(little));
  }

  say = (text) => this.#progress.say(text);

  /** Has visitors talk with each, until what is compiled as it runs has been, and the disk and the network are known to it. */
  async warmUp(subjects) {
    const load = this.sized({ count: 25, replyMs: 25, countedMs: 5_000 });
    await this.model.plan({ firstToken: 0, between: 0, count: 20 });
    for (const subject of subjects) {
      this.say(`${subject.name}, warming up`);
      for (const stream of this.brief ? [true] : [false, true]) await talk(subject, { ...load, stream });
    }
  }

  /** Calls `measure` for each run; resolves to what it came to. */
  async eachRun(measure) {
    const all = [];
    for (let run = 1; run <= this.runs; run++) {
      this.#progress.run(run);
      all.push(await measure(run));
    }
    return all;
  }

  /**
   * Measures the subjects in turn in each run, so that what the machine does meanwhile meets all, and once before to warm up.
   * Resolves to a list for each subject of what its runs came to.
   */
  async inTurn(subjects, measure) {
    const once = async () => {
      const measured = [];
      for (const subject of subjects) {
        this.say(subject.name);
        measured.push(await measure(subject));
      }
      return measured;
    };
    if (!this.brief) await once();
    const all = await this.eachRun(once);
    return subjects.map((_, i) => all.map((measured) => measured[i]));
  }

  /**
   * Records the same of each subject: `samplesOf` takes what one run came to, and its number from 0, and returns its samples.
   * `target` is that of the subject `aims` alone.
   */
  recordEach({ what, unit, subjects, measured, samplesOf, target, aims }) {
    for (const [i, subject] of subjects.entries()) {
      const runs = measured[i].map(samplesOf);
      this.record({ what, subject: subject.name, unit, runs, target: subject === aims ? target : undefined });
    }
  }
}
