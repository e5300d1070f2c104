import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '../../src/api/streamEvent.ts';
import { hear, spoken } from '../../src/voice/hear.ts';
import { all } from '../testing/samples.ts';

const start: StreamEvent = { type: 'start', messageId: 'r1' };
const data = (name: string, more: object): StreamEvent => ({ type: 'data', name, data: { ...more } });
const transcript = data('data-transcript', { text: 'Which bridges?' });
const said: StreamEvent = { type: 'text-delta', delta: 'Many.' };
const finish: StreamEvent = { type: 'finish' };

async function* stream(...events: StreamEvent[]) {
  yield* events;
}

function mouthOf(told: string[]) {
  return {
    word: (delta: string) => told.push(`word ${delta}`),
    audio: (audio: Readonly<Record<string, unknown>>) => told.push(`audio ${audio.index}`),
    end: () => told.push('end'),
    stop: () => told.push('stop'),
  };
}

describe('a spoken question', () => {
  it('is its transcript, and its answer a stream that begins with its start', async () => {
    const { text, answer } = await hear(stream(start, transcript, said, finish));
    expect(text).toBe('Which bridges?');
    expect(await all(answer)).toEqual([start, said, finish]);
  });

  it.each([
    [[start], { kind: 'broken-off' }],
    [[start, { type: 'error', errorText: 'No.' } as const], { kind: 'reported', detail: 'No.' }],
  ])('without a transcript has failed', async (events, failure) => {
    await expect(hear(stream(...events))).rejects.toMatchObject({ failure });
  });
});

describe('an answer that is spoken', () => {
  it('is told to the mouth as it passes, and keeps what is only for it', async () => {
    const told: string[] = [];
    const events = stream(
      start,
      said,
      data('data-audio', { index: 0 }),
      data('data-audio-error', { index: 1 }),
      finish,
    );
    const heard = await all(spoken(events, mouthOf(told), new AbortController().signal, () => told.push('only text')));
    expect(heard).toEqual([start, said, finish]);
    expect(told).toEqual(['word Many.', 'audio 0', 'only text', 'end']);
  });

  it('falls silent once nobody hears it', async () => {
    const told: string[] = [];
    const stop = new AbortController();
    const heard: StreamEvent[] = [];
    for await (const event of spoken(stream(start, said, finish), mouthOf(told), stop.signal, () => undefined)) {
      heard.push(event);
      if (event === said) stop.abort();
    }
    expect(heard).toEqual([start, said]);
    expect(told).toEqual(['word Many.', 'stop']);
  });
});
