import { describe, expect, it } from 'vitest';
import { readEvents } from '../../src/api/readEvents.ts';
import type { StreamEvent } from '../../src/api/streamEvent.ts';
import { all, inChunks, sample } from '../testing/samples.ts';

const sessionId = '3f9c1d0ab27e4c5f8e6a9b1027d4c3e5';

describe('readEvents', () => {
  it('reads a whole answer', async () => {
    expect(await all(readEvents(inChunks(sample('plain'))))).toEqual([
      { type: 'start', messageId: 'a1b2c3d4e5f60718', sessionId },
      { type: 'text-delta', delta: 'I build ' },
      { type: 'text-delta', delta: 'bridges' },
      { type: 'text-delta', delta: ', mostly of wood.' },
      { type: 'text-delta', delta: '\n\n' },
      { type: 'text-delta', delta: 'The longest one crosses the Aare.' },
      { type: 'finish' },
    ]);
  });

  it.each(['plain', 'multibyte', 'heartbeats', 'error', 'broken-off'])(
    'reads %s alike however its bytes are cut, inside a character too',
    async (name) => {
      const whole = await all(readEvents(inChunks(sample(name))));
      for (const size of [1, 2, 3, 7, 64]) expect(await all(readEvents(inChunks(sample(name), size)))).toEqual(whole);
    },
  );

  it('keeps every character of every script', async () => {
    const events = await all(readEvents(inChunks(sample('multibyte'), 1)));
    expect(textOf(events)).toBe('Grüezi! こんにちは 👩🏽‍🔬🌉 — “ok”\nשלום');
  });

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('reads lines that end in %s, also when a chunk ends between the two', async (_, ending) => {
    const bytes = new TextEncoder().encode(new TextDecoder().decode(sample('plain')).replaceAll('\n', ending));
    const expected = await all(readEvents(inChunks(sample('plain'))));
    for (const size of [1, 5, bytes.length]) expect(await all(readEvents(inChunks(bytes, size)))).toEqual(expected);
  });

  it('takes heartbeats for silence', async () => {
    expect(textOf(await all(readEvents(inChunks(sample('heartbeats')))))).toBe('One moment … here it is.');
  });

  it('drops parts it does not show, and passes on what a voice may know', async () => {
    const events = await all(readEvents(inChunks(sample('other-parts'))));
    expect(events.map(({ type }) => type).filter((type) => type !== 'data')).toEqual(['start', 'text-delta', 'finish']);
  });

  it('says why an answer is limited', async () => {
    expect((await all(readEvents(inChunks(sample('limited')))))[0]).toMatchObject({ type: 'start', limited: 'budget' });
  });

  it('ends without a finish when the stream was cut inside an event', async () => {
    const events = await all(readEvents(inChunks(sample('broken-off'))));
    expect(events.map(({ type }) => type)).toEqual(['start', 'text-delta']);
  });

  it.each(['error', 'abort'])('passes on an %s', async (type) => {
    expect((await all(readEvents(inChunks(sample(type))))).map((event) => event.type)).toContain(type);
  });

  it('yields an event before the next bytes are there', async () => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const events = readEvents(readable);
    const writer = writable.getWriter();
    void writer.write(new TextEncoder().encode('data: {"type":"text-delta","id":"t","delta":"Hi"}\n\n'));
    expect((await events.next()).value).toEqual({ type: 'text-delta', delta: 'Hi' });
  });

  it('stops listening at [DONE]', async () => {
    let taken = 0;
    async function* onAndOn(): AsyncGenerator<Uint8Array> {
      for (; taken < 3; taken++) yield sample('plain');
    }
    expect((await all(readEvents(onAndOn()))).filter(({ type }) => type === 'finish')).toHaveLength(1);
    expect(taken).toBe(0);
  });

  it('refuses an event that is not JSON', async () => {
    const page = new TextEncoder().encode('data: <html>\n\n');
    await expect(all(readEvents(inChunks(page)))).rejects.toThrow(SyntaxError);
  });
});

function textOf(events: StreamEvent[]): string {
  return events.map((event) => (event.type === 'text-delta' ? event.delta : '')).join('');
}
