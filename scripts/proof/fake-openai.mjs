import { once } from 'node:events';
import { createServer } from 'node:http';
import { undoLater } from './undo.mjs';

const words = ['I ', 'built ', 'a ', 'footbridge.'];

/** A model that notes in `asked` when it was called, and always says the same. */
export async function startFakeOpenAI() {
  const asked = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(performance.now());
    incoming.resume();
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const content of words) outgoing.write(chunk({ delta: { role: 'assistant', content }, finish_reason: null }));
    outgoing.end(`${chunk({ delta: {}, finish_reason: 'stop' })}data: [DONE]\n\n`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = undoLater(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${server.address().port}/v1`;
  return { asked, settings: { OPENAI_BASE_URL: address, OPENAI_API_KEY: 'none', OPENAI_MODEL: 'fake' }, stop };
}

const chunk = (choice) => {
  const choices = [{ index: 0, ...choice }];
  return `data: ${JSON.stringify({ id: 'fake', object: 'chat.completion.chunk', created: 0, model: 'fake', choices })}\n\n`;
};
