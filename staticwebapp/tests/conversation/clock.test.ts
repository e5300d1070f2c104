import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/conversation/clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the clock', () => {
  it('knows the time', () => {
    expect(clock.now()).toBe(Date.parse('2026-03-01T12:00:00Z'));
    expect(clock.time()).toBe('2026-03-01T12:00:00.000Z');
  });

  it('waits as long as it is told', async () => {
    let over = false;
    const pause = clock.pause(1000, new AbortController().signal).then(() => {
      over = true;
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(over).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await pause;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits no longer once the signal fires, and not at all after it', async () => {
    const stop = new AbortController();
    const pause = clock.pause(1000, stop.signal);
    stop.abort();
    await expect(pause).rejects.toBe(stop.signal.reason);
    await expect(clock.pause(1000, stop.signal)).rejects.toBe(stop.signal.reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('holds on to nobody whom it let go on', async () => {
    const { signal } = new AbortController();
    const listening = new Set<unknown>();
    const add = vi.spyOn(signal, 'addEventListener').mockImplementation((_, listener) => void listening.add(listener));
    vi.spyOn(signal, 'removeEventListener').mockImplementation((_, listener) => void listening.delete(listener));
    const pause = clock.pause(1000, signal);
    await vi.advanceTimersByTimeAsync(1000);
    await pause;
    expect(add).toHaveBeenCalledOnce();
    expect(listening.size).toBe(0);
  });
});
