import { parseStreamEvent, type StreamEvent } from './streamEvent.ts';

const endOfStream = '[DONE]';

/**
 * Yields each event as soon as its line is there. In a UI message stream every event is one line `data: {…}`; all other lines
 * (heartbeats, names, the empty ones between) say nothing. A line cut off by the end of the stream is no event.
 */
export async function* readEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data:')) continue;
      const data = line.slice('data:'.length).trim();
      if (data === endOfStream) return;
      const event = parseStreamEvent(data);
      if (event) yield event;
    }
  }
}
