import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { undoLater } from './undo.mjs';

const words = ['I ', 'built ', 'a ', 'footbridge.'];

/**
 * A model that notes in `asked` when it was called, and always says the same. With `bill`, which is given the request and may take
 * its time, it reports what that call cost.
 */
export async function startFakeOpenAI(bill = async () => undefined) {
  const asked = [];
  const server = createServer(async (incoming, outgoing) => {
    asked.push(performance.now());
    const usage = await bill(await json(incoming));
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const content of words) outgoing.write(chunk({ delta: { role: 'assistant', content }, finish_reason: null }));
    outgoing.write(chunk({ delta: {}, finish_reason: 'stop' }));
    if (usage) outgoing.write(event({ choices: [], usage }));
    outgoing.end('data: [DONE]\n\n');
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

const chunk = (choice) => event({ choices: [{ index: 0, ...choice }] });

const event = (members) =>
  `data: ${JSON.stringify({ id: 'fake', object: 'chat.completion.chunk', created: 0, model: 'fake', ...members })}\n\n`;
