// The benchmark's model, a program of its own: it writes as OpenAI's chat completions do, hears and speaks, at the pace that the last PUT /plan set,
// and notes by its own clock, which all programs of this machine share, when each token went out. It ends with its standard input.
import { createServer } from 'node:http';
import { json, text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../load/clock.mjs';
import { speak, transcribe } from './audio.mjs';
import { tokens } from './words.mjs';

const doneEvent = 'data: [DONE]\n\n';
const usage = { prompt_tokens: 2000, completion_tokens: 40, total_tokens: 2040 };
let plan = { firstToken: 0, between: 0, count: 4 };
let [sent, spoken] = [new Map(), []];
let [goOn, letGoOn] = [undefined, () => {}];

const server = createServer(async (incoming, outgoing) => {
  if (incoming.url === '/plan') {
    plan = await json(incoming);
    [sent, spoken] = [new Map(), []];
    letGoOn();
    [goOn, letGoOn] = plan.holds ? held() : [undefined, () => {}];
    outgoing.writeHead(204).end();
  } else if (incoming.url === '/sent') {
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([...sent]));
  } else if (incoming.url === '/spoken') {
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(spoken));
  } else if (incoming.url.endsWith('/audio/transcriptions')) {
    await transcribe(incoming, outgoing, plan.transcription);
  } else if (incoming.url.endsWith('/audio/speech')) {
    await speak(incoming, outgoing, plan.speech, spoken);
  } else {
    await complete(await text(incoming), outgoing);
  }
});
// A connection that is closed as the next call goes out on it would be an error of the benchmark's own making.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.once('end', () => process.exit()).resume();

async function complete(body, outgoing) {
  if (plan.firstToken > 0) await sleep(plan.firstToken);
  const { between, count, sentence } = plan;
  const says = tokens(count, sentence);
  if (!body.includes('"stream":true')) {
    return outgoing.writeHead(200, { 'content-type': 'application/json' }).end(whole(says));
  }
  outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
  const times = [];
  for (const [i, content] of says.entries()) {
    if (i > 0 && between > 0) await sleep(between);
    if (outgoing.destroyed) return;
    times.push(now());
    outgoing.write(chunk({ delta: { role: 'assistant', content }, finish_reason: null }));
  }
  await goOn;
  const call = callIn(body);
  if (call !== undefined) sent.set(call, times);
  outgoing.write(chunk({ delta: {}, finish_reason: 'stop' }));
  if (body.includes('"include_usage":true')) outgoing.write(event({ choices: [], usage }));
  outgoing.end(doneEvent);
}

/** What waits, and what ends that. */
function held() {
  let open;
  return [new Promise((resolve) => (open = resolve)), open];
}

/** Which call it is, as load/call.mjs wrote it into the visitor's message: the newest stands last. */
function callIn(body) {
  const at = body.lastIndexOf('call ~');
  return at < 0 ? undefined : Number.parseInt(body.slice(at + 'call ~'.length), 10);
}

const chunk = (choice) => event({ choices: [{ index: 0, ...choice }] });

const event = (members) =>
  `data: ${JSON.stringify({ id: 'chatcmpl-bench', object: 'chat.completion.chunk', created: 0, model: 'bench', ...members })}\n\n`;

function whole(says) {
  const message = { role: 'assistant', content: says.join('') };
  const choices = [{ index: 0, message, finish_reason: 'stop' }];
  return JSON.stringify({
    id: 'chatcmpl-bench',
    object: 'chat.completion',
    created: 0,
    model: 'bench',
    choices,
    usage,
  });
}
