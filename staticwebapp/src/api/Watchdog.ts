/** Ends a call that has gone silent: its signal fires with the caller's, or `patience` milliseconds after the last byte. */
export class Watchdog {
  readonly signal: AbortSignal;
  readonly #silence = new AbortController();
  readonly #patience: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(patience: number, caller: AbortSignal) {
    this.#patience = patience;
    this.signal = AbortSignal.any([caller, this.#silence.signal]);
    this.heard();
  }

  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#silence.abort(), this.#patience);
  }

  release(): void {
    clearTimeout(this.#timer);
  }
}
