/** What outlives a reload: the key to the conversation, and the words not yet sent. */
export interface Keepsakes {
  sessionId: string | undefined;
  draft: string;
}

/** Keeps them in a browser's storage. A browser that refuses (private windows, full disks) costs only the keeping. */
export class StoredKeepsakes implements Keepsakes {
  readonly #prefix: string;
  readonly #storage: () => Storage;

  /**
   * @param scope Tells two twins on one site apart: their API's origin.
   * @param storage Asked anew each time, because merely naming `localStorage` throws where it is forbidden.
   */
  constructor(scope: string, storage = () => localStorage) {
    this.#prefix = `digital-twin:${scope}:`;
    this.#storage = storage;
  }

  get sessionId(): string | undefined {
    const id = this.#read('session');
    // Anything else would be refused by the server on every call, for ever.
    return id !== null && /^[A-Za-z0-9_-]{16,64}$/.test(id) ? id : undefined;
  }

  set sessionId(id: string | undefined) {
    this.#write('session', id);
  }

  get draft(): string {
    return this.#read('draft') ?? '';
  }

  set draft(text: string) {
    this.#write('draft', text === '' ? undefined : text);
  }

  #read(name: string): string | null {
    try {
      return this.#storage().getItem(this.#prefix + name);
    } catch {
      return null;
    }
  }

  #write(name: string, value: string | undefined): void {
    try {
      if (value === undefined) this.#storage().removeItem(this.#prefix + name);
      else this.#storage().setItem(this.#prefix + name, value);
    } catch {
      // The conversation goes on; it will not outlive a reload.
    }
  }
}
