import { randomBytes } from 'node:crypto';
import { Heard } from '../world/heard.mjs';

/** A client that only decodes: its user fetches, and gives it the body. `read(body, heard, headers)` resolves to a reply. */
export class StreamTalk {
  #address;
  #request;
  #read;
  #leaving = new AbortController();
  #heard = new Heard();
  session = randomBytes(16).toString('base64url');

  /** `request(text, session, messageId)` makes the body of a call. */
  constructor(address, request, read) {
    this.#address = address;
    this.#request = request;
    this.#read = read;
  }

  ask = (text) => {
    this.messageId = randomBytes(8).toString('hex');
    return this.#fetch('', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(this.#request(text, this.session, this.messageId)),
    });
  };

  heard = (words) => this.#heard.until(words);

  abort = () => this.#leaving.abort();

  resume() {
    this.#heard = new Heard();
    return this.#fetch(`/${this.session}/stream`, {});
  }

  async #fetch(path, init) {
    const response = await fetch(`${this.#address}/api/chat${path}`, { ...init, signal: this.#leaving.signal });
    if (response.status === 204) return {};
    if (!response.ok) return { error: { status: response.status, message: await response.text() } };
    return this.#read(response.body, this.#heard, response.headers);
  }
}
