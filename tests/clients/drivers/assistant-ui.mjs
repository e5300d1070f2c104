import { toLanguageModelMessages } from '@assistant-ui/react-data-stream';
import { AssistantMessageAccumulator, UIMessageStreamDecoder } from 'assistant-stream';
import { StreamTalk } from './stream-talk.mjs';
import { versionOf } from './version.mjs';

/**
 * assistant-ui's data stream runtime without React: the request that it makes of a thread and the decoders that it puts behind
 * one another are its own. `stream` and `session_id` are what its user adds with the option `body`. It drops metadata, so that only
 * `onResponse`, which sees the headers, can tell that an answer is limited.
 */
export const assistantUi = {
  name: `@assistant-ui/react-data-stream ${versionOf('@assistant-ui/react-data-stream')}`,
  resumes: true,
  open: (address) => new StreamTalk(address, request, read),
};

function request(text, session, id) {
  const message = {
    id,
    role: 'user',
    content: [{ type: 'text', text }],
    attachments: [],
    createdAt: new Date(),
    metadata: {},
  };
  const messages = toLanguageModelMessages([message]);
  return { messages, tools: {}, threadId: session, runConfig: {}, session_id: session, message_id: id, stream: true };
}

async function read(body, heard, headers) {
  const reply = { text: '', limited: headers.get('x-twin-limited') ?? undefined };
  const told = body.pipeThrough(new UIMessageStreamDecoder()).pipeThrough(new AssistantMessageAccumulator());
  try {
    for await (const message of told) {
      reply.text = message.parts
        .filter(({ type }) => type === 'text')
        .map(({ text }) => text)
        .join('');
      reply.status = message.status;
      heard.set(reply.text);
    }
  } catch (error) {
    reply.error = error;
  }
  if (reply.status?.reason === 'error') reply.error ??= reply.status.error;
  return reply;
}
