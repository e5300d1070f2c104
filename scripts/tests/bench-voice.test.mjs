import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { oneAfterTheOther } from '../../bench/load/one-after-the-other.mjs';
import { recordingOf } from '../../bench/load/recording.mjs';
import { say } from '../../bench/load/say.mjs';
import { heard } from '../../bench/model/audio.mjs';
import { silenceOf } from '../../bench/model/silence.mjs';
import { startModel } from '../../bench/model/start.mjs';
import { tokens } from '../../bench/model/words.mjs';
import { undoAll } from '../proof/undo.mjs';

const agent = new Agent({ keepAlive: true });
let model;
before(async () => {
  model = await startModel();
});
after(async () => {
  agent.destroy();
  await undoAll();
});

test('What the model says is an mp3 of whole frames, as long as it takes to say', () => {
  const mp3 = silenceOf(2);
  assert.equal(mp3.length % 208, 0);
  for (let at = 0; at < mp3.length; at += 208) assert.equal(mp3.readUInt32BE(at), 0xfffb50c0);
  assert.ok(Math.abs((mp3.length / 208) * (1_152 / 44_100) - 2) < 0.03);
});

test('What a visitor says is a wav that tells its own length', () => {
  const wav = recordingOf(1.5);
  assert.equal(wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 12), 'RIFFWAVE');
  assert.equal(wav.readUInt32LE(4), wav.length - 8);
  assert.equal(wav.readUInt32LE(40), wav.length - 44);
  assert.equal(wav.readUInt32LE(40) / wav.readUInt32LE(28), 1.5);
});

test('Words end in full stops where sentences are told, and else never', () => {
  assert.equal(tokens(4, 2).join(''), 'The first. Bridge was. ');
  assert.ok(!tokens(80).join('').includes('.'));
});

test('The model hears, and notes what it spoke and when', async () => {
  await model.plan({ firstToken: 0, between: 0, count: 4, transcription: 0, speech: 0 });
  const recording = recordingOf(0.2);
  const transcript = await fetch(`${model.address}/v1/audio/transcriptions`, { method: 'POST', body: recording });
  assert.deepEqual(await transcript.json(), { text: heard });
  await oneAfterTheOther(model, recording, ['One.', 'Two.'], agent);
  const spoken = await model.spoken();
  assert.deepEqual(
    spoken.map(({ input }) => input),
    ['One.', 'Two.'],
  );
  assert.ok(spoken[0].sent <= spoken[1].sent);
  await model.plan({ firstToken: 0, between: 0, count: 4 });
  assert.deepEqual(await model.spoken(), []);
});

/** A server that answers every call so, and what it was sent. */
async function answering(t, status, events) {
  const bodies = [];
  const server = createServer(async (incoming, outgoing) => {
    bodies.push(await buffer(incoming));
    outgoing.writeHead(status).end(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { address: `http://127.0.0.1:${server.address().port}`, bodies };
}

const audio = (index) => ({ type: 'data-audio', data: { index, text: 'a', media_type: 'audio/mpeg', audio: '' } });

test('A spoken turn is timed by its parts of speech', async (t) => {
  const { address, bodies } = await answering(t, 200, [{ type: 'start' }, audio(0), audio(1), { type: 'finish' }]);
  const { began, ended, parts } = await say(address, recordingOf(0.1), { agent, session: 's' });
  assert.deepEqual(
    parts.map(([, index]) => index),
    [0, 1],
  );
  assert.ok(began <= parts[0][0] && parts[1][0] <= ended);
  const type = 'multipart/form-data; boundary=what-the-visitor-says';
  const form = await new Response(bodies[0], { headers: { 'content-type': type } }).formData();
  assert.equal(form.get('stream'), 'true');
  assert.deepEqual(Buffer.from(await form.get('audio').arrayBuffer()), recordingOf(0.1));
});

test('Speech that ends early, none at all, and a refusal are faults, not fast turns', async (t) => {
  const saying = async (status, events) => {
    const { address } = await answering(t, status, events);
    return say(address, recordingOf(0.1), { agent, session: 's' });
  };
  const early = { type: 'data-audio-error', data: { index: 1, detail: 'It ended.' } };
  await assert.rejects(saying(200, [audio(0), early]), /broke off: It ended\./);
  await assert.rejects(saying(200, [{ type: 'start' }]), /nothing was spoken/);
  await assert.rejects(saying(503, []), /answered 503/);
});
