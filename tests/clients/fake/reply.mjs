const usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };

/** What a script says with. Each piece is on its way before the next is written. */
export class Reply {
  #outgoing;
  #model;

  constructor(outgoing, model = 'fake') {
    this.#outgoing = outgoing;
    this.#model = model;
    outgoing.on('error', () => {});
  }

  /** Calls back when the caller hangs up before the end. */
  whenLeft(work) {
    this.#outgoing.on('close', () => this.#outgoing.writableFinished || work());
  }

  /** The name that the model goes by from now on. */
  as(model) {
    this.#model = model;
    return this;
  }

  async say(...pieces) {
    for (const content of pieces) await this.bytes(this.chunk({ content }));
  }

  /** The bytes that say it, for those who send them in pieces. */
  chunk(delta, finish = null) {
    return this.#event({ choices: [{ index: 0, delta, finish_reason: finish }] });
  }

  async end(finish = 'stop') {
    await this.bytes(this.chunk({}, finish));
    await this.bytes(this.#event({ choices: [], usage }));
    await this.bytes(Buffer.from('data: [DONE]\n\n'));
    this.#outgoing.end();
  }

  /** Resolves when they have left this process, or can't any more. */
  bytes(bytes) {
    if (!this.#outgoing.headersSent) this.#outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
    return new Promise((resolve) => this.#outgoing.write(bytes, resolve));
  }

  /** Tells of a fault in mid-stream and ends. */
  async fail() {
    await this.bytes(Buffer.from('data: {"error":{"message":"secret inner words","type":"server_error"}}\n\n'));
    this.#outgoing.end();
  }

  /** Breaks the connection. */
  cut() {
    this.#outgoing.destroy();
  }

  refuse(status, message) {
    this.#outgoing.writeHead(status, { 'content-type': 'application/json' });
    this.#outgoing.end(JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code: null } }));
  }

  #event(members) {
    const event = { id: 'fake', object: 'chat.completion.chunk', created: 0, model: this.#model, ...members };
    return Buffer.from(`data: ${JSON.stringify(event)}\n\n`);
  }
}
