import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { undoLater } from '../../scripts/proof/undo.mjs';

/** A model that thinks for as long as it is told and notes when its first token went out. */
export async function startTimedModel() {
  let [thinking, token] = [0, 0];
  const server = createServer(async (incoming, outgoing) => {
    await incoming.resume().toArray();
    if (thinking > 0) await sleep(thinking);
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
    token = performance.now();
    outgoing.write(chunk({ delta: { role: 'assistant', content: 'I build bridges. ' }, finish_reason: null }));
    outgoing.write(chunk({ delta: {}, finish_reason: 'stop' }));
    outgoing.end('data: [DONE]\n\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  undoLater(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${server.address().port}/v1`;
  return {
    address,
    settings: { OPENAI_BASE_URL: address, OPENAI_API_KEY: 'none', OPENAI_MODEL: 'fake' },
    thinkFor: (ms) => (thinking = ms),
    lastToken: () => token,
  };
}

const chunk = (choice) =>
  `data: ${JSON.stringify({ id: 'fake', object: 'chat.completion.chunk', created: 0, model: 'fake', choices: [{ index: 0, ...choice }] })}\n\n`;
