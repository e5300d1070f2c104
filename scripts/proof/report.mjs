import { sum } from './statistics.mjs';

const shown = 10;

/** Prints a proof's figures as they come and keeps what was found wrong. */
export class Report {
  #started = performance.now();
  #faults = new Map();

  constructor(title) {
    this.title = title;
    console.log(`\n== ${title}`);
  }

  get passed() {
    return this.#faults.size === 0;
  }

  say(line) {
    console.log(`   ${line}`);
  }

  /** The same again is counted, not told again. */
  fault(sentence) {
    const times = this.#faults.get(sentence) ?? 0;
    this.#faults.set(sentence, times + 1);
    if (times === 0 && this.#faults.size <= shown) console.log(`   WRONG: ${sentence}`);
  }

  /** Returns whether it was true. */
  expect(condition, sentence) {
    if (!condition) this.fault(sentence);
    return condition;
  }

  end() {
    const seconds = ((performance.now() - this.#started) / 1000).toFixed(0);
    const total = sum([...this.#faults.values()]);
    const more = total > 1 ? ` (${total} faults in all)` : '';
    console.log(`${this.passed ? 'PASS' : 'FAIL'} ${this.title}, ${seconds} s${more}`);
  }
}
