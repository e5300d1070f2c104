// The server that most people start with: the whole conversation is a JSON file. README.md beside it says what it leaves out.
import { randomBytes } from 'node:crypto';
import express from 'express';
import OpenAI from 'openai';
import { openConversations } from './conversations.mjs';
import { readPersona } from './persona.mjs';

const {
  PORT = '3000',
  OPENAI_MODEL = 'gpt-4o-mini',
  MEMORY_DIR = './memory',
  PERSONA_DIR = '../../data',
} = process.env;
const remembered = 20;

// The address and the key of the model are read from the environment by the package itself.
const openai = new OpenAI();
const conversations = await openConversations(MEMORY_DIR);
const system = { role: 'system', content: await readPersona(PERSONA_DIR) };

const app = express();
app.disable('x-powered-by');
app.use(express.json());

app.get('/api/health', (_, response) => {
  response.json({ status: 'healthy' });
});

app.post('/api/chat', async (request, response) => {
  const { message, session_id = randomBytes(16).toString('hex'), stream = false } = request.body ?? {};
  if (typeof message !== 'string' || message.trim() === '') {
    return response.status(400).json({ error: 'Send a message.' });
  }
  if (!conversations.isId(session_id)) {
    return response.status(400).json({ error: 'A session_id has 16 to 64 letters, digits, - or _.' });
  }

  const said = await conversations.load(session_id);
  const question = { role: 'user', content: message };
  const messages = [system, ...said.slice(-remembered), question];
  const call = { model: OPENAI_MODEL, temperature: 0.7, messages, stream };
  const answer = await openai.chat.completions.create(call);
  const content = stream ? await passOn(answer, response, session_id) : (answer.choices[0].message.content ?? '');
  // Before the reply's end: whoever asks on at once must find the turn in the file.
  await conversations.save(session_id, [...said, question, { role: 'assistant', content }]);
  if (stream) response.end('data: [DONE]\n\n');
  else response.json({ response: content, session_id });
});

async function passOn(chunks, response, session_id) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  const send = (event) => response.write(`data: ${JSON.stringify(event)}\n\n`);
  send({ type: 'start', session_id });
  let text = '';
  for await (const chunk of chunks) {
    const delta = chunk.choices[0]?.delta?.content;
    if (!delta) continue;
    text += delta;
    send({ type: 'text-delta', delta });
  }
  return text;
}

const server = app.listen(Number(PORT), '127.0.0.1', (error) => {
  if (error) throw error;
  console.log(`Listening on http://127.0.0.1:${server.address().port}`);
});
// Longer than the pauses between a visitor's questions; Node's own 5 s would have them connect again.
server.keepAliveTimeout = 65_000;
