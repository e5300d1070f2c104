import type { Sound } from './Sound.ts';

/** Milliseconds that a microphone is given to be heard of. */
const patience = 3000;

/** Loud enough for a voice, by `Sound.loudness`. */
const audible = 0.004;

/** What is told each tenth of a second: the whole seconds that are left, and whether anything was heard so far. */
export interface Tick {
  readonly left: number;
  readonly heard: boolean;
}

/** Runs while the microphone is open. */
export class ListeningTime {
  #ticking: ReturnType<typeof setInterval> | undefined;

  /**
   * Ends a little before `seconds`, for what was recorded is a little longer than what was measured.
   *
   * @param sound What is recorded; undefined where somebody else listens, who can't be looked at.
   */
  start(seconds: number, sound: Sound | undefined, ticked: (tick: Tick) => void, over: () => void): void {
    const from = performance.now();
    let heard = sound === undefined;
    let last = from;
    let listened = 0;
    this.#ticking = setInterval(() => {
      const now = performance.now();
      // A sound that sleeps hears nothing of what is recorded all the same.
      if (sound?.isAwake) listened += now - last;
      last = now;
      heard ||= (sound?.loudness ?? 1) > audible;
      const left = Math.max(0, Math.ceil(seconds - 0.5 - (now - from) / 1000));
      ticked({ left, heard: heard || listened < patience });
      if (left === 0) over();
    }, 100);
  }

  stop(): void {
    clearInterval(this.#ticking);
  }
}
