import { TwinError } from './failure.ts';
import { type History, readHistory } from './history.ts';
import { type Persona, readPersona } from './persona.ts';
import { readProblem } from './problem.ts';
import { readEvents } from './readEvents.ts';
import type { StreamEvent } from './streamEvent.ts';
import type { Question, Twin } from './Twin.ts';
import { Watchdog } from './Watchdog.ts';

/** The one file that touches the network. */
export class HttpTwin implements Twin {
  readonly #base: string;
  readonly #patience: number;

  /**
   * @param origin Where the API lives, as in `https://twin.example`; empty for the page's own origin.
   * @param patience Milliseconds without a single byte after which a call counts as lost. The server sends a heartbeat
   * every 10 s once it streams, and waits at most 45 s for a model's first word.
   */
  constructor(origin = '', patience = 60_000) {
    this.#base = `${origin.replace(/\/+$/, '')}/api/`;
    this.#patience = patience;
  }

  persona(id: string): Promise<Persona> {
    return this.#get(id ? `persona?id=${encodeURIComponent(id)}` : 'persona', readPersona);
  }

  personas(): Promise<readonly Persona[]> {
    return this.#get('personas', ({ personas }) => (personas as Record<string, unknown>[]).map(readPersona));
  }

  async history(sessionId: string, limit: number, before?: string): Promise<History | undefined> {
    const query = new URLSearchParams({ limit: String(limit), ...(before !== undefined && { before }) });
    try {
      return await this.#get(`${conversation(sessionId)}?${query}`, (json) => readHistory(json, limit));
    } catch (error) {
      if (isProblem(error, 404)) return undefined;
      throw error;
    }
  }

  ask(question: Question, signal: AbortSignal): AsyncGenerator<StreamEvent> {
    return this.#stream('chat', asRequest(question), signal);
  }

  hear(body: FormData, signal: AbortSignal): AsyncGenerator<StreamEvent> {
    return this.#stream('voice', { method: 'POST', headers: asStream, body }, signal);
  }

  resume(sessionId: string, signal: AbortSignal): AsyncGenerator<StreamEvent> {
    return this.#stream(streamOf(sessionId), {}, signal);
  }

  async *#stream(path: string, init: RequestInit, signal: AbortSignal): AsyncGenerator<StreamEvent> {
    const watchdog = new Watchdog(this.#patience, signal);
    try {
      const response = await this.#fetch(path, { ...init, signal: watchdog.signal });
      if (response.status === 204) return;
      const body = response.headers.get('content-type')?.startsWith('text/event-stream') ? response.body : null;
      if (body === null) throw new TwinError({ kind: 'unreadable' });
      yield* readEvents(chunksOf(body, watchdog));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof TwinError) throw error;
      throw new TwinError({ kind: error instanceof SyntaxError ? 'unreadable' : 'broken-off' }, error);
    } finally {
      watchdog.release();
    }
  }

  async stop(sessionId: string, messageId: string): Promise<void> {
    const path = `${streamOf(sessionId)}?message_id=${encodeURIComponent(messageId)}`;
    await this.#fetch(path, { method: 'DELETE', keepalive: true, signal: AbortSignal.timeout(this.#patience) });
  }

  async remove(sessionId: string): Promise<void> {
    await this.#fetch(conversation(sessionId), { method: 'DELETE', signal: AbortSignal.timeout(this.#patience) });
  }

  async #get<T>(path: string, read: (json: Record<string, unknown>) => T): Promise<T> {
    const response = await this.#fetch(path, { signal: AbortSignal.timeout(this.#patience) });
    try {
      return read(await response.json());
    } catch (error) {
      throw new TwinError({ kind: 'unreadable' }, error);
    }
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(this.#base + path, init).catch((error: unknown) => {
      throw new TwinError({ kind: 'unreachable' }, error);
    });
    if (!response.ok) throw new TwinError(await readProblem(response, Date.now()));
    return response;
  }
}

function streamOf(sessionId: string): string {
  return `chat/${encodeURIComponent(sessionId)}/stream`;
}

function conversation(sessionId: string): string {
  return `conversation/${encodeURIComponent(sessionId)}`;
}

const asStream = { accept: 'text/event-stream' };

function asRequest(question: Question): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...asStream },
    body: JSON.stringify({ ...asBody(question), ...manner(question), stream: true }),
  };
}

function manner({ persona, level }: Question): object {
  return { ...(persona && { persona }), ...(level && { preferences: { level } }) };
}

/** The twin's own form; that an earlier message has other words now can only be said in the AI SDK's. */
function asBody({ text, sessionId, messageId, instead }: Question): object {
  if (instead === 'edited') {
    const message = { id: messageId, role: 'user', parts: [{ type: 'text', text }] };
    return { id: sessionId, messages: [message], trigger: 'submit-message', messageId };
  }
  const body = { message: text, session_id: sessionId, message_id: messageId };
  return instead === 'anew' ? { ...body, trigger: 'regenerate-message' } : body;
}

async function* chunksOf(body: ReadableStream<Uint8Array>, watchdog: Watchdog): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      watchdog.heard();
      yield value;
    }
  } finally {
    // A reader who leaves early, at [DONE] or at a fault, must not hold the connection.
    await reader.cancel().catch(() => undefined);
  }
}

function isProblem(error: unknown, status: number): boolean {
  return error instanceof TwinError && error.failure.kind === 'problem' && error.failure.status === status;
}
