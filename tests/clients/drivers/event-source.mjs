import { EventSourceParserStream } from 'eventsource-parser/stream';
import { StreamTalk } from './stream-talk.mjs';
import { versionOf } from './version.mjs';

/** The parser that most readers of Server-Sent Events stand on, with the least around it. */
export const eventSource = {
  name: `eventsource-parser ${versionOf('eventsource-parser')}`,
  resumes: true,
  open: (address) => new StreamTalk(address, request, read),
};

const request = (message, session, id) => ({ message, session_id: session, message_id: id, stream: true });

/** The data of each event; `onComment` is told of the others. */
export const eventsOf = (body, onComment) =>
  body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream({ onError: 'terminate', onComment }));

async function read(body, heard) {
  const reply = { text: '' };
  try {
    for await (const { data } of eventsOf(body)) {
      if (data === '[DONE]') break;
      note(reply, JSON.parse(data));
      heard.set(reply.text);
    }
  } catch (error) {
    reply.error = error;
  }
  return reply;
}

function note(reply, event) {
  if (event.type === 'start') Object.assign(reply, { id: event.messageId, limited: event.messageMetadata.limited });
  if (event.type === 'text-delta') reply.text += event.delta;
  if (event.type === 'error') reply.error = { message: event.errorText };
}
