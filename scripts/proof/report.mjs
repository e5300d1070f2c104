const shown = 10;

/** Prints a proof's figures as they come and keeps what was found wrong. */
export class Report {
  #started = performance.now();
  #faults = [];

  constructor(title) {
    this.title = title;
    console.log(`\n== ${title}`);
  }

  get passed() {
    return this.#faults.length === 0;
  }

  say(line) {
    console.log(`   ${line}`);
  }

  fault(sentence) {
    this.#faults.push(sentence);
    if (this.#faults.length <= shown) console.log(`   WRONG: ${sentence}`);
  }

  /** Returns whether it was true. */
  expect(condition, sentence) {
    if (!condition) this.fault(sentence);
    return condition;
  }

  end() {
    const seconds = ((performance.now() - this.#started) / 1000).toFixed(0);
    const more = this.#faults.length > shown ? ` (${this.#faults.length} faults in all)` : '';
    console.log(`${this.passed ? 'PASS' : 'FAIL'} ${this.title}, ${seconds} s${more}`);
  }
}
