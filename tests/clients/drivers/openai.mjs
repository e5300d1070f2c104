import OpenAI from 'openai';
import { Heard } from '../world/heard.mjs';
import { versionOf } from './version.mjs';

/** OpenAI's client. It keeps the conversation itself, and the twin keeps nothing: there is nothing to resume. */
export const openai = {
  name: `openai ${versionOf('openai')}`,
  resumes: false,
  open: (address) => new OpenAITalk(address),
};

export const openaiClient = (address) => new OpenAI({ baseURL: `${address}/api/v1`, apiKey: 'none', maxRetries: 0 });

class OpenAITalk {
  #client;
  #messages = [];
  #leaving = new AbortController();
  #heard = new Heard();

  constructor(address) {
    this.#client = openaiClient(address);
  }

  ask = async (text) => {
    this.#heard = new Heard();
    this.#messages.push({ role: 'user', content: text });
    let said = '';
    try {
      const { data: stream, response } = await this.#client.chat.completions
        .create({ model: 'twin', messages: this.#messages, stream: true }, { signal: this.#leaving.signal })
        .withResponse();
      let id;
      for await (const chunk of stream) {
        id ??= chunk.id;
        said += chunk.choices[0]?.delta.content ?? '';
        this.#heard.set(said);
      }
      this.#messages.push({ role: 'assistant', content: said });
      return { id, text: said, limited: response.headers.get('x-twin-limited') ?? undefined };
    } catch (error) {
      return { text: said, error };
    }
  };

  /** In one piece. */
  answer = async (text) => {
    const messages = [{ role: 'user', content: text }];
    const { id, choices } = await this.#client.chat.completions.create({ model: 'twin', messages });
    return { id, text: choices[0].message.content };
  };

  heard = (words) => this.#heard.until(words);

  abort = () => this.#leaving.abort();
}
