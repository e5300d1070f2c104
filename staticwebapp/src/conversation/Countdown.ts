import type { Clock } from './clock.ts';
import type { Trouble } from './state.ts';

/** Tells each second how many are left until it makes sense to try again. */
export class Countdown {
  readonly #clock: Clock;
  readonly #tell: (left: number) => void;
  #failure: Trouble['failure'] | undefined;
  #running = new AbortController();

  constructor(clock: Clock, tell: (left: number) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Begins anew with each failure that names a time, and ends with the trouble. */
  look(trouble: Trouble | undefined): void {
    if (trouble?.failure === this.#failure) return;
    this.end();
    this.#failure = trouble?.failure;
    if (this.#failure?.kind === 'problem' && this.#failure.retryAfter) void this.#run(this.#failure.retryAfter);
  }

  end(): void {
    this.#running.abort();
    this.#failure = undefined;
  }

  async #run(seconds: number): Promise<void> {
    this.#running = new AbortController();
    const { signal } = this.#running;
    const until = this.#clock.now() + seconds * 1000;
    for (let left = seconds; left > 0 && !signal.aborted; left = Math.ceil((until - this.#clock.now()) / 1000)) {
      this.#tell(left);
      // To the next full second, since timers come late and a tab in the background sleeps.
      await this.#clock.pause(until - this.#clock.now() - (left - 1) * 1000, signal).catch(() => undefined);
    }
    if (!signal.aborted) this.#tell(0);
  }
}
