import { request } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { now } from './clock.mjs';

/**
 * The same turn as people first build it, asked of the model directly: transcribe, let all of the answer be written, then have its
 * `sentences` spoken one by one. Resolves to the milliseconds it took; what a server would add is not in it.
 */
export async function oneAfterTheOther(model, recording, sentences, agent) {
  const began = now();
  const ask = (path, body, type) => post(`${model.address}/v1${path}`, body, type, agent);
  await ask('/audio/transcriptions', recording, 'audio/wav');
  const { path, body } = model.request({ message: 'What did you build first?', stream: true });
  await text(await send(`${model.address}${path}`, JSON.stringify(body), 'application/json', agent));
  for (const input of sentences) {
    await ask('/audio/speech', JSON.stringify({ input }), 'application/json');
  }
  return now() - began;
}

const post = async (url, body, type, agent) => buffer(await send(url, body, type, agent));

function send(url, body, type, agent) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body) };
    const call = request(url, { method: 'POST', agent, headers }, (reply) =>
      reply.statusCode === 200 ? resolve(reply) : reject(new Error(`${url} answered ${reply.statusCode}.`)),
    );
    call.on('error', reject);
    call.end(body);
  });
}
