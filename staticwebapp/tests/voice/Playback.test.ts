import { describe, expect, it } from 'vitest';
import { Playback } from '../../src/voice/Playback.ts';
import { settled } from '../testing/FakeClock.ts';

/** As much of an AudioContext as is used here: each sound lasts as many seconds as it has bytes, and none is heard. */
class FakeContext {
  currentTime = 1;
  resumed = 0;
  readonly sources: { at: number; stopped: boolean; onended: () => void }[] = [];

  async resume() {
    this.resumed++;
  }

  async decodeAudioData(bytes: ArrayBuffer) {
    if (bytes.byteLength === 9) await settled();
    return { duration: bytes.byteLength };
  }

  createBufferSource() {
    const source = {
      at: Number.NaN,
      stopped: false,
      onended: () => undefined,
      connect: () => undefined,
      start(at: number) {
        source.at = at;
      },
      stop() {
        source.stopped = true;
      },
    };
    this.sources.push(source);
    return source;
  }
}

function play() {
  const context = new FakeContext();
  const sentences: (string | undefined)[] = [];
  const playback = new Playback(context as unknown as AudioContext, {} as AudioNode, (text) => sentences.push(text));
  const audio = (index: number, seconds: number) =>
    playback.audio({ index, text: `Sentence ${index}.`, audio: btoa('x'.repeat(seconds)) });
  return { context, sentences, playback, audio };
}

describe('what the server speaks', () => {
  it('is played in its order, each right after the one before, though one takes longer to read', async () => {
    const { context, audio } = play();
    audio(1, 2);
    audio(0, 9);
    audio(2, 1);
    await settled();
    await settled();
    expect(context.sources.map(({ at }) => at)).toEqual([1, 10, 12]);
  });

  it('wakes the sound first, which a phone may have put to sleep', async () => {
    const { context, audio } = play();
    audio(0, 2);
    await settled();
    expect(context.resumed).toBe(1);
  });

  it('that comes late begins at once', async () => {
    const { context, audio } = play();
    audio(0, 2);
    await settled();
    context.currentTime = 20;
    audio(1, 2);
    await settled();
    expect(context.sources.map(({ at }) => at)).toEqual([1, 20]);
  });

  it('has its caption as long as it is heard', async () => {
    const { context, sentences, audio } = play();
    audio(0, 2);
    audio(1, 2);
    await settled();
    for (const { onended } of context.sources) onended();
    expect(sentences).toEqual(['Sentence 0.', 'Sentence 0.', 'Sentence 1.', undefined]);
  });

  it('is silent once it is stopped, whatever comes after', async () => {
    const { context, sentences, playback, audio } = play();
    audio(0, 2);
    await settled();
    playback.stop();
    audio(1, 2);
    await settled();
    expect(context.sources.map(({ stopped }) => stopped)).toEqual([true]);
    expect(sentences.at(-1)).toBeUndefined();
  });
});
