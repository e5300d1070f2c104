import { expect } from 'vitest';
import { DigitalTwin } from '../../src/element/DigitalTwin.ts';
import { sample } from './samples.ts';

export const persona = {
  name: 'Sabela',
  headline: 'Engineer',
  greeting: 'Hello!',
  suggested_questions: ['Which bridges?'],
};

interface Call {
  readonly method: string;
  readonly url: string;
  readonly signal: AbortSignal | null | undefined;
}

type Reply = (url: string) => Response | Promise<Response>;

/** A page with the element on it, and a server that answers as told. */
export class TestPage {
  readonly calls: Call[] = [];
  /** The bodies of what was asked. */
  readonly asked: Record<string, unknown>[] = [];
  /** By the first part of the path. */
  replies: Record<string, Reply> = {
    persona: () => Response.json(persona),
    chat: () => answering('plain'),
  };
  readonly #fetchBefore = globalThis.fetch;
  readonly #twins: DigitalTwin[] = [];

  constructor() {
    globalThis.fetch = async (to, init) => {
      const url = String(to);
      const method = init?.method ?? 'GET';
      this.calls.push({ method, url, signal: init?.signal });
      if (init?.body) this.asked.push(JSON.parse(String(init.body)));
      const path = url.replace(/^.*\/api\//, '');
      if (method === 'DELETE' && !this.replies.remove) return new Response(null, { status: 204 });
      if (method === 'DELETE') return (await this.replies.remove?.(url)) as Response;
      if (/^chat\/.*stream/.test(path)) return new Response(null, { status: 204 });
      const reply = this.replies[path.replace(/[/?].*/, '')];
      return (await reply?.(url)) ?? Response.json({ detail: 'Not here.' }, { status: 404 });
    };
  }

  close(): void {
    for (const twin of this.#twins) twin.remove();
    localStorage.clear();
    globalThis.fetch = this.#fetchBefore;
  }

  get twin(): DigitalTwin {
    const twin = this.#twins.at(-1);
    if (!twin) throw new Error('There is no element on the page.');
    return twin;
  }

  add(attributes: Partial<Record<string, string>> = {}): DigitalTwin {
    const twin = new DigitalTwin();
    for (const [name, value = ''] of Object.entries(attributes)) twin.setAttribute(name, value);
    this.#twins.push(twin);
    document.body.append(twin);
    return twin;
  }

  /** Puts the element there and waits until it is ready. */
  async open(attributes: Partial<Record<string, string>> = { mode: 'page' }): Promise<void> {
    this.add(attributes);
    await this.until(() => this.find('[part=intro], [role=alert]') !== null);
    await this.until(() => this.twin.state?.phase === 'ready');
    await this.twin.updateComplete;
  }

  /** Waits until the element has drawn what is looked for. */
  async until(isThere: () => boolean): Promise<void> {
    await expect.poll(isThere, { interval: 5, timeout: 5000 }).toBe(true);
  }

  find<T extends HTMLElement>(selector: string): T | null {
    return this.twin.renderRoot.querySelector<T>(selector);
  }

  all<T extends HTMLElement>(selector: string): T[] {
    return [...this.twin.renderRoot.querySelectorAll<T>(selector)];
  }

  texts(selector: string): (string | undefined)[] {
    return this.all(selector).map((element) => element.textContent?.trim());
  }

  /** By the name that a screen reader says. */
  button(name: string): HTMLButtonElement | undefined {
    return this.all<HTMLButtonElement>('button').find((button) => nameOf(button) === name);
  }

  async press(name: string): Promise<void> {
    const button = this.button(name);
    if (!button) throw new Error(`There is no button ${name}, but ${this.all('button').map(nameOf).join(', ')}.`);
    button.focus();
    button.click();
    await this.twin.updateComplete;
  }

  get statuses(): (string | undefined)[] {
    return this.all('li.message').map((item) => item.dataset.status);
  }

  /** What a screen reader is told. */
  get spoken(): string | undefined {
    return this.find('.spoken')?.textContent?.trim();
  }

  get focused(): Element | null | undefined {
    return this.twin.shadowRoot?.activeElement;
  }

  async answered(count = 2): Promise<void> {
    await this.until(() => this.twin.state?.phase === 'ready' && this.statuses.length >= count);
    await this.twin.updateComplete;
  }

  async ask(text: string): Promise<void> {
    this.type(text);
    await this.key('Enter');
  }

  type(text: string, selector = '.draft'): void {
    const box = this.find<HTMLTextAreaElement>(selector);
    if (box) box.value = text;
    box?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  async key(key: string, more: KeyboardEventInit = {}, selector = '.draft'): Promise<void> {
    await this.twin.updateComplete;
    const init = { key, bubbles: true, cancelable: true, composed: true, ...more };
    this.find(selector)?.dispatchEvent(new KeyboardEvent('keydown', init));
    await this.twin.updateComplete;
  }
}

export function streamed(body: string | ReadableStream<Uint8Array>): Response {
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

/** A whole answer of these words. */
export function saying(text: string, messageId = 'r1'): Response {
  const events = [{ type: 'start', messageId }, { type: 'text-delta', delta: text }, { type: 'finish' }];
  return streamed(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
}

export function answering(name: string): Response {
  return streamed(new TextDecoder().decode(sample(name)));
}

/** The same, but the connection stays open. */
export function unending(name: string): Response {
  return streamed(new ReadableStream({ start: (controller) => controller.enqueue(sample(name)) }));
}

function nameOf(button: HTMLElement): string {
  return button.getAttribute('aria-label') ?? button.textContent?.trim() ?? '';
}
