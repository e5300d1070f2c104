import { createParser } from 'eventsource-parser';
import { parseStreamEvent, type StreamEvent } from './streamEvent.ts';

const endOfStream = '[DONE]';

/** Yields each event as soon as its bytes are there. An event cut off by the end of the stream is no event. */
export async function* readEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder();
  let received: string[] = [];
  const parser = createParser({ onEvent: (event) => received.push(event.data) });

  for await (const chunk of chunks) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    const batch = received;
    received = [];
    for (const data of batch) {
      if (data === endOfStream) return;
      const event = parseStreamEvent(data);
      if (event) yield event;
    }
  }
}
