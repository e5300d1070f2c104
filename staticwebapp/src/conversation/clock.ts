/** What a conversation knows of time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** ISO 8601, UTC. */
  time(): string;
  /** Lets time pass; rejects with the signal's reason when that fires first. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const clock: Clock = {
  now: () => Date.now(),
  time: () => new Date().toISOString(),
  pause: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const stop = (): void => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal.addEventListener('abort', stop);
    }),
};
