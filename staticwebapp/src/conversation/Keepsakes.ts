/** A conversation that this browser began. */
export interface Kept {
  /** The session: whoever has it can read the conversation. */
  readonly id: string;
  /** How the visitor's first message begins. */
  readonly title: string;
  /** When it was last gone on with; ISO 8601, UTC. */
  readonly at: string;
  /** Whose it is; absent for the default one's. */
  readonly persona?: string;
}

/** What outlives a reload: the key to the conversation, the words not yet sent, and the keys to conversations of before. */
export interface Keepsakes {
  sessionId: string | undefined;
  draft: string;
  /** Who was talked to last; empty for the default one. */
  persona: string;
  level: string;
  /** The site says who is talked to, and the visitor has no choice. */
  readonly isFixed: boolean;
  /** Newest first; read anew each time, since other tabs add to it. */
  readonly kept: readonly Kept[];
  keep(conversation: Kept): void;
  forget(id: string): void;
}

/** Enough for anyone to find what they look for; a list without end would fill the browser's storage. */
const most = 50;

/** Keeps them in a browser's storage. A browser that refuses (private windows, full disks) costs only the keeping. */
export class StoredKeepsakes implements Keepsakes {
  readonly #prefix: string;
  readonly #storage: () => Storage;
  readonly #fixed: string;

  /**
   * @param scope Tells two twins on one site apart: their API's origin.
   * @param storage Asked anew each time, because merely naming `localStorage` throws where it is forbidden.
   * @param fixed The one persona that the site offers here, which has keepsakes of its own.
   */
  constructor(scope: string, storage = () => localStorage, fixed = '') {
    this.#prefix = `digital-twin:${scope}${fixed && `/${fixed}`}:`;
    this.#storage = storage;
    this.#fixed = fixed;
  }

  get sessionId(): string | undefined {
    const id = this.#read('session');
    return isSession(id) ? id : undefined;
  }

  set sessionId(id: string | undefined) {
    this.#write('session', id);
  }

  get draft(): string {
    return this.#read('draft') ?? '';
  }

  set draft(text: string) {
    this.#write('draft', text);
  }

  get persona(): string {
    return this.#fixed || (this.#read('persona') ?? '');
  }

  set persona(id: string) {
    this.#write('persona', id);
  }

  get level(): string {
    return this.#read('level') ?? '';
  }

  set level(level: string) {
    this.#write('level', level);
  }

  get isFixed(): boolean {
    return this.#fixed !== '';
  }

  get kept(): readonly Kept[] {
    try {
      const list: unknown = JSON.parse(this.#read('kept') ?? '[]');
      return Array.isArray(list) ? list.filter(isKept).slice(0, most) : [];
    } catch {
      return [];
    }
  }

  keep(conversation: Kept): void {
    this.#write('kept', JSON.stringify([conversation, ...this.#without(conversation.id)].slice(0, most)));
  }

  forget(id: string): void {
    this.#write('kept', JSON.stringify(this.#without(id)));
  }

  #without(id: string): readonly Kept[] {
    return this.kept.filter((other) => other.id !== id);
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
      if (!value) this.#storage().removeItem(this.#prefix + name);
      else this.#storage().setItem(this.#prefix + name, value);
    } catch {
      // The conversation goes on; it will not outlive a reload.
    }
  }
}

/** Anything else would be refused by the server on every call, for ever. */
function isSession(id: unknown): id is string {
  return typeof id === 'string' && /^[A-Za-z0-9_-]{16,64}$/.test(id);
}

function isKept(entry: unknown): entry is Kept {
  const { id, title, at }: Record<string, unknown> = Object(entry);
  return isSession(id) && typeof title === 'string' && typeof at === 'string';
}
