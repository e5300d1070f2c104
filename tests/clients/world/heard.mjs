/** What has arrived of a reply so far, for those who wait for a certain word of it. */
export class Heard {
  #text = '';
  #waiting = [];

  set(text) {
    this.#text = text;
    this.#waiting = this.#waiting.filter(({ wanted, resolve }) => {
      if (!text.includes(wanted)) return true;
      resolve();
      return false;
    });
  }

  /** Resolves once `wanted` is there. */
  async until(wanted) {
    if (this.#text.includes(wanted)) return;
    await new Promise((resolve) => this.#waiting.push({ wanted, resolve }));
  }
}

/** Waits for `heard`; fails where the reply, `asking`, came to its end without that. */
export async function heardBefore(asking, heard) {
  const reply = await Promise.race([heard, asking]);
  if (reply) throw new Error(`The reply ended before: ${JSON.stringify(reply)}`);
}
