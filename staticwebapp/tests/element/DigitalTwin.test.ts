// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DigitalTwin, type PersonaShown } from '../../src/element/DigitalTwin.ts';
import { sample } from '../testing/samples.ts';

const fetchBefore = globalThis.fetch;
const persona = { name: 'Sabela', headline: 'Engineer', greeting: 'Hello!', suggested_questions: ['Which bridges?'] };
const timestamp = '2026-03-01T12:00:00Z';

let replies: Record<string, () => Response>;
let asked: Record<string, unknown>[];
let lastSignal: AbortSignal | null | undefined;
let lastMethod: string | undefined;
let twin: DigitalTwin;

beforeEach(() => {
  asked = [];
  replies = { persona: () => Response.json(persona), chat: () => streamOf('plain') };
  globalThis.fetch = async (url, init) => {
    const path = String(url).replace(/^.*\/api\//, '');
    lastSignal = init?.signal;
    lastMethod = init?.method;
    if (init?.body) asked.push(JSON.parse(String(init.body)));
    if (/^chat\/.*stream/.test(path)) return new Response(null, { status: 204 });
    return replies[path.replace(/\/.*/, '')]?.() ?? Response.json({ detail: 'Not here.' }, { status: 404 });
  };
});

afterEach(() => {
  twin.remove();
  localStorage.clear();
  globalThis.fetch = fetchBefore;
});

function streamOf(name: string): Response {
  return new Response(sample(name).slice().buffer, { headers: { 'content-type': 'text/event-stream' } });
}

/** The same, but the connection stays open. */
function unending(name: string): Response {
  const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(sample(name)) });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

async function open(): Promise<void> {
  twin = new DigitalTwin();
  document.body.append(twin);
  await until(() => find('h1, [role=alert]') !== null);
}

/** Waits until the element has drawn what is looked for. */
async function until(isThere: () => boolean): Promise<void> {
  await expect.poll(isThere, { interval: 5, timeout: 5000 }).toBe(true);
}

const find = <T extends HTMLElement>(selector: string): T | null => twin.renderRoot.querySelector<T>(selector);
const texts = (selector: string) =>
  [...twin.renderRoot.querySelectorAll(selector)].map((element) => element.textContent);
const button = (name: string) =>
  [...twin.renderRoot.querySelectorAll('button')].find((element) => element.textContent?.trim() === name);
const statuses = () => [...twin.renderRoot.querySelectorAll<HTMLElement>('li.message')].map((li) => li.dataset.status);
const settled = () => until(() => statuses().at(-1) === 'complete' && statuses().length > 1);

function type(text: string): void {
  const box = find<HTMLTextAreaElement>('textarea');
  if (box) box.value = text;
  box?.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

async function press(init: KeyboardEventInit): Promise<void> {
  await twin.updateComplete;
  find('textarea')?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
}

describe('<digital-twin>', () => {
  it('introduces the owner, and says what it is', async () => {
    let shown: string | undefined;
    document.addEventListener('digital-twin-persona', (event) => (shown = (event as PersonaShown).detail.name), {
      once: true,
    });
    await open();
    expect(texts('h1, .headline, .greeting')).toEqual(['Sabela', 'Engineer', 'Hello!']);
    expect(find('.disclosure')?.textContent).toContain('AI twin of Sabela');
    expect(shown).toBe('Sabela');
  });

  it('asks a suggested question on a click, and takes the suggestions away', async () => {
    await open();
    button('Which bridges?')?.click();
    await settled();
    expect(asked).toMatchObject([{ message: 'Which bridges?', stream: true }]);
    expect(texts('p.text, .text p')).toEqual([
      'Which bridges?',
      'I build bridges, mostly of wood.',
      'The longest one crosses the Aare.',
    ]);
    expect(button('Which bridges?')).toBeUndefined();
  });

  it('announces the whole answer, once, beside a log that is not live', async () => {
    await open();
    button('Which bridges?')?.click();
    await settled();
    expect(find('[role=log]')?.getAttribute('aria-live')).toBe('off');
    expect(find('[role=status]')?.textContent).toContain('The longest one crosses the Aare.');
  });

  it('never takes an answer for markup', async () => {
    const html = '<img src=x onerror=alert(1)>';
    const body = `data: {"type":"start"}\n\ndata: {"type":"text-delta","delta":"${html}"}\n\ndata: {"type":"finish"}\n\n`;
    replies.chat = () => new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    await open();
    button('Which bridges?')?.click();
    await settled();
    expect(texts('.text').at(-1)).toBe(html);
    expect(find('img')).toBeNull();
  });

  it('sends on Enter, but neither on Shift+Enter nor while a word is composed', async () => {
    await open();
    type('Grüezi');
    await press({ key: 'Enter', shiftKey: true });
    await press({ key: 'Enter', isComposing: true });
    await twin.updateComplete;
    expect(asked).toEqual([]);
    await press({ key: 'Enter' });
    await settled();
    expect(asked).toMatchObject([{ message: 'Grüezi' }]);
    expect(find<HTMLTextAreaElement>('textarea')?.value).toBe('');
  });

  it('counts near the limit and sends nothing beyond it', async () => {
    await open();
    type('x'.repeat(3599));
    await twin.updateComplete;
    expect(find('#room')?.textContent).toBe('');
    type('x'.repeat(4001));
    await press({ key: 'Enter' });
    expect(find('#room')?.textContent).toBe('1 character too many');
    expect(button('Send')?.disabled).toBe(true);
    expect(asked).toEqual([]);
  });

  it('tries a failed question again under the same id', async () => {
    replies.chat = () => Response.json({ detail: 'Busy.' }, { status: 503, headers: { 'Retry-After': '5' } });
    await open();
    button('Which bridges?')?.click();
    await until(() => find('[role=alert]') !== null);
    expect(find('[role=alert] p')?.textContent).toBe('Busy. You can try again in 5 seconds.');
    expect(statuses()).toEqual(['failed']);
    replies.chat = () => streamOf('limited');
    button('Try again')?.click();
    await settled();
    expect(asked[1]).toEqual(asked[0]);
    expect(texts('.mark')).toEqual(['Short answer: the twin has used up what it may spend today']);
    expect(find('[role=alert]')).toBeNull();
  });

  it('leaves it to the visitor to try again when it is told that it asks too often', async () => {
    const detail = 'Too many messages came to this conversation at once. Send them more slowly.';
    replies.chat = () => Response.json({ detail }, { status: 429, headers: { 'Retry-After': '1' } });
    await open();
    button('Which bridges?')?.click();
    await until(() => find('[role=alert]') !== null);
    expect(find('[role=alert] p')?.textContent).toBe(`${detail} You can try again in 1 second.`);
    expect(button('Try again')?.disabled).toBe(false);
    expect(asked.length).toBe(1);
  });

  it('survives a reload, and forgets on a new conversation', async () => {
    await open();
    button('Which bridges?')?.click();
    await settled();
    type('And');
    await twin.updateComplete;
    twin.remove();

    const messages = [{ id: '1', role: 'user', content: 'Which bridges?', timestamp }];
    replies.conversation = () => Response.json({ messages });
    await open();
    await until(() => statuses().length === 1);
    expect(find<HTMLTextAreaElement>('textarea')?.value).toBe('And');
    expect(find('time')?.getAttribute('datetime')).toBe(timestamp);
    button('New conversation')?.click();
    await until(() => button('Which bridges?') !== undefined);
    expect(statuses()).toEqual([]);
    expect(Object.keys(localStorage).filter((key) => key.endsWith('session'))).toEqual([]);
  });

  it('says so when the twin cannot be reached, and tries again', async () => {
    replies.persona = () => {
      throw new TypeError('Failed to fetch');
    };
    await open();
    expect(find('[role=alert]')?.textContent).toContain('Can’t reach the twin');
    replies.persona = () => Response.json(persona);
    button('Try again')?.click();
    await until(() => find('h1') !== null);
  });

  it('puts the focus where the visitor writes next', async () => {
    await open();
    const chip = button('Which bridges?');
    chip?.focus();
    chip?.click();
    await settled();
    expect(twin.shadowRoot?.activeElement?.id).toBe('draft');
  });

  it('hangs up when it is taken off the page', async () => {
    replies.chat = () => unending('broken-off');
    await open();
    button('Which bridges?')?.click();
    await until(() => texts('.text').length === 2);
    expect(lastSignal?.aborted).toBe(false);
    twin.remove();
    expect(lastSignal?.aborted).toBe(true);
  });

  it('stops an answer and keeps what came of it', async () => {
    replies.chat = () => unending('broken-off');
    await open();
    button('Which bridges?')?.click();
    await until(() => texts('.text').length === 2);
    expect(statuses()).toEqual(['complete', 'streaming']);
    button('Stop')?.click();
    await until(() => statuses()[1] === 'interrupted');
    expect(texts('.text')[1]).toBe('The bridge over');
    expect(button('Stop')).toBeUndefined();
    expect(lastMethod).toBe('DELETE');
  });
});
