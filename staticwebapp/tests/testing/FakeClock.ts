import type { Clock } from '../../src/conversation/clock.ts';

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #now = Date.parse('2026-03-01T12:00:00Z');
  #sleepers: Sleeper[] = [];

  readonly now = (): number => this.#now;
  readonly time = (): string => new Date(this.#now).toISOString();

  pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const stop = (): void => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal.reason);
      };
      const wake = (): void => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      const sleeper = { due: this.#now + milliseconds, wake };
      this.#sleepers.push(sleeper);
      signal.addEventListener('abort', stop);
    });
  }

  /** Milliseconds until each of those who wait goes on. */
  get waits(): number[] {
    return this.#sleepers.map(({ due }) => due - this.#now).sort((a, b) => a - b);
  }

  /** Lets time pass, and all that is due happen when it is. */
  async pass(milliseconds: number): Promise<void> {
    await settled();
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#sleepers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (!next) break;
      this.#now = Math.max(this.#now, next.due);
      await this.#wake(next);
    }
    this.#now = end;
  }

  /** Lets time pass as for a tab that slept meanwhile: whatever was due happens at the end. */
  async oversleep(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    await this.pass(0);
  }

  async #wake(sleeper: Sleeper): Promise<void> {
    this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
    sleeper.wake();
    await settled();
  }
}

/** Once everything has happened that waits for nothing but its turn. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
