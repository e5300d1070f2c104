import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { Gate } from '../world/gate.mjs';
import { Reply } from './reply.mjs';
import { listenOrSpeak } from './speech.mjs';

/**
 * A server that speaks OpenAI's streamed chat completions and answers each question as its test scripted it. Tests run side by
 * side: what is asked tells whose turn it is.
 */
export async function startFakeModel() {
  const questions = new Map();
  const server = createServer(async (incoming, outgoing) => {
    if (await listenOrSpeak(incoming, outgoing)) return;
    const request = await json(incoming);
    const number = /Question (\d+):/.exec(lastWords(request))?.[1];
    const reply = new Reply(outgoing);
    const question = questions.get(number);
    if (question) await question.answer(request, reply);
    else reply.refuse(400, 'No test has asked for this.');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${server.address().port}/v1`;
  return {
    settings: { OPENAI_BASE_URL: address, OPENAI_API_KEY: 'none', OPENAI_MODEL: 'fake' },
    /** For a world that listens and speaks. */
    voice: { STT_MODEL: 'ear', TTS_MODEL: 'mouth' },
    /** Each of `plays` answers one call, `async (reply) => { ... }`; the last of them all further ones too. */
    expect(...plays) {
      const number = String(questions.size + 1);
      const question = new Question(`Question ${number}: what do you build?`, plays);
      questions.set(number, question);
      return question;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

class Question {
  #plays;
  #asked = new Gate();
  #left = new Gate();
  requests = [];

  constructor(text, plays) {
    this.text = text;
    this.#plays = plays;
  }

  /** Resolves to the first request that came for it. */
  get asked() {
    return this.#asked.opened;
  }

  /** Resolves when a caller hung up before the end. */
  get left() {
    return this.#left.opened;
  }

  async answer(request, reply) {
    this.requests.push(request);
    this.#asked.open(request);
    reply.whenLeft(() => this.#left.open());
    const play = this.#plays[Math.min(this.requests.length, this.#plays.length) - 1];
    await play(reply);
  }
}

function lastWords({ messages }) {
  const { content } = messages.findLast(({ role }) => role === 'user') ?? {};
  return typeof content === 'string' ? content : (content ?? []).map(({ text }) => text).join('');
}
