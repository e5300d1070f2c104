// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as views from '../../src/element/messageView.ts';
import { settled } from '../testing/FakeClock.ts';
import { saying, streamed, TestPage, unending } from '../testing/TestPage.ts';

vi.mock('../../src/element/messageView.ts', { spy: true });

const timestamp = '2026-03-01T12:00:00Z';

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  page.close();
});

async function answered(text: string): Promise<void> {
  page.replies.chat = () => saying(text);
  await page.open();
  await page.ask('Who are you?');
  await page.answered();
}

describe('what a screen reader is told', () => {
  it('is that the twin thinks, and then the whole answer as words, never its parts', async () => {
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    page.replies.chat = () =>
      streamed(
        new ReadableStream({
          start: (its) => {
            controller = its;
          },
        }),
      );
    const send = (event: object): void =>
      controller?.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`));
    await page.open();
    const spoken = new Set<string | undefined>();
    new MutationObserver(() => spoken.add(page.spoken)).observe(page.twin.renderRoot, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    await page.ask('Who are you?');
    await page.until(() => controller !== undefined);
    send({ type: 'start', messageId: 'r1' });
    for (const delta of ['I am **Sa', 'bela**, ', '[an engineer](https://a.example)'])
      send({ type: 'text-delta', delta });
    await page.until(() => page.texts('.text p')[0]?.includes('an engineer') === true);
    expect(page.spoken).toBe('Thinking …');
    send({ type: 'finish' });
    await page.answered();
    expect(page.spoken).toBe('I am Sabela, an engineer (a.example)');
    expect([...spoken].filter(Boolean)).toEqual(['Thinking …', 'I am Sabela, an engineer (a.example)']);
    expect(page.find('[role=log]')?.getAttribute('aria-live')).toBe('off');
  });

  it('is that something was copied, or that it could not be', async () => {
    const writeText = vi.fn(async (_: string) => undefined);
    vi.stubGlobal('navigator', Object.create(navigator, { clipboard: { value: { writeText } } }));
    await answered('Hello');
    await page.press('Copy answer');
    await page.until(() => page.spoken === 'Copied');
    expect(writeText).toHaveBeenCalledWith('Hello');
    writeText.mockRejectedValue(new DOMException('No.', 'NotAllowedError'));
    await page.press('Copy answer');
    await page.until(() => page.spoken?.startsWith('This browser does not let the page copy.') === true);
  });
});

describe('copying', () => {
  it('takes the code of the block whose button was pressed, and nothing of another click', async () => {
    const writeText = vi.fn(async (_: string) => undefined);
    vi.stubGlobal('navigator', Object.create(navigator, { clipboard: { value: { writeText } } }));
    await answered('Two:\n\n```js\nlet a = "<b>";\n```\n\n```\nb\n```\n');
    const [, second] = page.all('[data-copy]');
    page.find('.text p')?.click();
    page.find('.code code')?.click();
    expect(writeText).not.toHaveBeenCalled();
    page.find('[data-copy]')?.click();
    await page.until(() => page.spoken === 'Copied');
    second?.click();
    expect(writeText.mock.calls.map(([text]) => text.trim())).toEqual(['let a = "<b>";', 'b']);
  });

  it('takes an answer as it was written, not as it is shown', async () => {
    const writeText = vi.fn(async (_: string) => undefined);
    vi.stubGlobal('navigator', Object.create(navigator, { clipboard: { value: { writeText } } }));
    await answered('I am **Sabela**.');
    await page.press('Copy answer');
    expect(writeText).toHaveBeenCalledWith('I am **Sabela**.');
  });
});

describe('editing', () => {
  const box = () => page.find<HTMLTextAreaElement>('.edited');

  it('puts the last message into a box in its place, and the focus there', async () => {
    await answered('Hello');
    await page.press('Edit');
    expect(box()?.value).toBe('Who are you?');
    expect(page.focused).toBe(box());
    expect(page.texts('p.text')).toEqual([]);
  });

  it('sends other words in its place', async () => {
    await answered('Hello');
    page.replies.chat = () => saying('An engineer.', 'r2');
    await page.press('Edit');
    page.type('What are you?', '.edited');
    await page.key('Enter', {}, '.edited');
    await page.until(() => page.texts('.text p')[0] === 'An engineer.');
    expect(page.asked[1]).toMatchObject({
      messages: [{ id: page.asked[0]?.message_id, parts: [{ text: 'What are you?' }] }],
      messageId: page.asked[0]?.message_id,
    });
    expect(page.texts('p.text')).toEqual(['What are you?']);
    expect(page.focused).toBe(page.find('.draft'));
  });

  it.each(['Cancel', 'Escape'])('is given up on %s', async (way) => {
    await answered('Hello');
    await page.press('Edit');
    page.type('What', '.edited');
    if (way === 'Escape') await page.key('Escape', {}, '.edited');
    else await page.press(way);
    expect(page.texts('p.text')).toEqual(['Who are you?']);
    expect(page.focused).toBe(page.find('.draft'));
    expect(page.asked).toHaveLength(1);
  });

  it('goes on through the Escape of an input method', async () => {
    await answered('Hello');
    await page.press('Edit');
    await page.key('Escape', { isComposing: true }, '.edited');
    expect(box()).not.toBeNull();
  });

  it('sends no blank', async () => {
    await answered('Hello');
    await page.press('Edit');
    page.type(' \n', '.edited');
    await page.key('Enter', {}, '.edited');
    expect(page.button('Send again')?.disabled).toBe(true);
    expect(page.asked).toHaveLength(1);
  });

  it('is offered for the last message only, and not while an answer comes', async () => {
    await answered('Hello');
    page.replies.chat = () => unending('broken-off');
    await page.ask('And?');
    await page.until(() => page.statuses.at(-1) === 'streaming');
    expect(page.button('Edit')).toBeUndefined();
    expect(page.button('Answer again')).toBeUndefined();
    await page.press('Stop');
    await page.until(() => page.button('Edit') !== undefined);
    const withEdit = page.all('li.message').map((item) => item.querySelector('[aria-label="Edit"]') !== null);
    expect(withEdit).toEqual([false, false, true, false]);
    expect(page.all('[aria-label="Answer again"]')).toHaveLength(1);
  });
});

describe('another answer', () => {
  it('takes the place of the one that is there', async () => {
    await answered('Hello');
    page.replies.chat = () => saying('Good day', 'r2');
    await page.press('Answer again');
    await page.until(() => page.texts('.text p')[0] === 'Good day');
    expect(page.asked[1]).toMatchObject({ message_id: page.asked[0]?.message_id, trigger: 'regenerate-message' });
    expect(page.statuses).toEqual(['complete', 'complete']);
  });
});

describe('a message that did not change', () => {
  it('is not rendered again while another one grows, is typed, or is announced', async () => {
    await answered('Hello');
    page.replies.chat = () => saying('Yes.', 'r2');
    await page.ask('Sure?');
    await page.answered(4);
    const rendered = vi.mocked(views.messageView);
    rendered.mockClear();
    page.replies.chat = () => unending('broken-off');
    await page.ask('Really?');
    await page.until(() => page.statuses.at(-1) === 'streaming');
    const counts = rendered.mock.calls.reduce<Record<string, number>>((all, [{ text }]) => {
      all[text] = (all[text] ?? 0) + 1;
      return all;
    }, {});
    // The last question and its answer lose their buttons, once; those before have none to lose.
    expect(counts).toMatchObject({ 'Sure?': 1, 'Yes.': 1 });
    expect(Object.keys(counts)).not.toContain('Who are you?');
    expect(Object.keys(counts)).not.toContain('Hello');

    rendered.mockClear();
    page.type('Meanwhile');
    await page.twin.updateComplete;
    expect(rendered).not.toHaveBeenCalled();
  });
});

describe('a question that was left without an answer', () => {
  it('can be answered still', async () => {
    localStorage.setItem('digital-twin::session', '0123456789abcdef');
    const question = { id: 'q1', role: 'user', content: 'Who are you?', timestamp };
    page.replies.conversation = () => Response.json({ messages: [question] });
    page.replies.chat = () => saying('Sabela.');
    await page.open();
    await page.until(() => page.button('Answer again') !== undefined);
    await page.press('Answer again');
    await page.answered();
    expect(page.texts('.message .text')).toEqual(['Who are you?', 'Sabela.']);
  });
});

describe('earlier messages', () => {
  const messages = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ({
      id: `m${from + n}`,
      role: from + n < 109 ? 'user' : 'assistant',
      content: String(from + n),
      timestamp,
    }));

  /** A browser where the beginning of the talk is always in view. */
  function atTop(): void {
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        readonly #seen: IntersectionObserverCallback;
        constructor(seen: IntersectionObserverCallback) {
          this.#seen = seen;
        }
        observe(target: Element): void {
          setImmediate(() => this.#seen([{ isIntersecting: true, target } as never], this as never));
        }
        disconnect(): void {}
      },
    );
  }

  const pages = () => page.calls.filter(({ url }) => url.includes('conversation')).length;

  beforeEach(() => {
    localStorage.setItem('digital-twin::session', '0123456789abcdef');
    page.replies.conversation = (url) =>
      Response.json({ messages: url.includes('before') ? messages(0, 60) : messages(60, 50) });
  });

  it('come at the press of a button', async () => {
    await page.open();
    expect(page.statuses).toHaveLength(50);
    await page.press('Show earlier messages');
    await page.until(() => page.statuses.length === 110);
    expect(page.texts('p.text').slice(0, 2)).toEqual(['0', '1']);
    expect(page.button('Show earlier messages')).toBeUndefined();
  });

  it('come by themselves where the first one is in view', async () => {
    atTop();
    await page.open();
    await page.until(() => page.statuses.length === 110);
    expect(pages()).toBe(2);
  });

  it('are not asked for again and again when they cannot be read', async () => {
    atTop();
    page.replies.conversation = (url) =>
      url.includes('before')
        ? Response.json({ detail: 'Busy.' }, { status: 503 })
        : Response.json({ messages: messages(60, 50) });
    await page.open();
    await page.until(() => page.find('[role=alert]') !== null);
    for (let n = 0; n < 20; n++) {
      page.type(`Typing ${n}`);
      await page.twin.updateComplete;
      await settled();
    }
    expect(pages()).toBe(2);
    page.replies.conversation = () => Response.json({ messages: messages(0, 60) });
    await page.press('Try again');
    await page.until(() => page.statuses.length === 110);
  });
});
