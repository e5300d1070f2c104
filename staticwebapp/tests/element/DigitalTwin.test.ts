// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DigitalTwin, type PersonaShown } from '../../src/element/DigitalTwin.ts';
import { answering, persona, saying, TestPage, unending } from '../testing/TestPage.ts';

const timestamp = '2026-03-01T12:00:00Z';

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

afterEach(() => page.close());

const words = () => page.texts('p.text, .text p');

describe('<digital-twin>', () => {
  it('introduces the owner, and says what it is', async () => {
    let shown: string | undefined;
    document.addEventListener('digital-twin-persona', (event) => (shown = (event as PersonaShown).detail.name), {
      once: true,
    });
    await page.open();
    expect(page.texts('h1, .headline, .greeting')).toEqual(['Sabela', 'Engineer', 'Hello!']);
    expect(page.find('.disclosure')?.textContent).toContain('AI twin of Sabela');
    expect(shown).toBe('Sabela');
  });

  it('says how long a conversation is kept', async () => {
    page.replies.persona = () => Response.json({ ...persona, retention_days: 90 });
    await page.open();
    expect(page.find('.disclosure')?.textContent).toContain('90 days');
  });

  it('asks a suggested question on a click, and takes the suggestions away', async () => {
    await page.open();
    await page.press('Which bridges?');
    await page.answered();
    expect(page.asked).toMatchObject([{ message: 'Which bridges?', stream: true }]);
    expect(words()).toEqual([
      'Which bridges?',
      'I build bridges, mostly of wood.',
      'The longest one crosses the Aare.',
    ]);
    expect(page.button('Which bridges?')).toBeUndefined();
  });

  it('never takes an answer for markup', async () => {
    page.replies.chat = () => saying('<img src=x onerror=alert(1)>');
    await page.open();
    await page.press('Which bridges?');
    await page.answered();
    expect(words().at(-1)).toBe('<img src=x onerror=alert(1)>');
    expect(page.find('img')).toBeNull();
  });

  it('sends on Enter, but neither on Shift+Enter nor while a word is composed', async () => {
    await page.open();
    page.type('Grüezi');
    await page.key('Enter', { shiftKey: true });
    await page.key('Enter', { isComposing: true });
    await page.key('Enter', { keyCode: 229 } as KeyboardEventInit);
    expect(page.asked).toEqual([]);
    await page.key('Enter');
    await page.answered();
    expect(page.asked).toMatchObject([{ message: 'Grüezi' }]);
    expect(page.find<HTMLTextAreaElement>('.draft')?.value).toBe('');
  });

  it('counts near the limit and sends nothing beyond it', async () => {
    await page.open();
    page.type('x'.repeat(3599));
    await page.twin.updateComplete;
    expect(page.find('#room')?.textContent).toBe('');
    page.type('x'.repeat(3999));
    await page.twin.updateComplete;
    expect(page.find('#room')?.textContent).toBe('1 character left');
    page.type('x'.repeat(4001));
    await page.key('Enter');
    expect(page.find('#room')?.textContent).toBe('1 character too many');
    expect(page.find('.draft')?.getAttribute('aria-invalid')).toBe('true');
    expect(page.button('Send')?.disabled).toBe(true);
    expect(page.asked).toEqual([]);
  });

  it('takes the limit that the server names', async () => {
    page.replies.persona = () => Response.json({ ...persona, max_message_characters: 5 });
    await page.open();
    page.type('Hello!');
    await page.twin.updateComplete;
    expect(page.find('#room')?.textContent).toBe('1 character too many');
  });

  it('tries a failed question again under the same id', async () => {
    page.replies.chat = () => Response.json({ detail: 'Busy.' }, { status: 503 });
    await page.open();
    await page.press('Which bridges?');
    await page.until(() => page.find('[role=alert]') !== null);
    expect(page.texts('[role=alert]')).toEqual(['Busy.']);
    expect(page.statuses).toEqual(['failed']);
    page.replies.chat = () => answering('limited');
    await page.press('Try again');
    await page.answered();
    expect(page.asked[1]).toEqual(page.asked[0]);
    expect(page.texts('.mark')).toEqual(['Short answer: the twin has used up what it may spend today']);
    expect(page.find('[role=alert]')).toBeNull();
  });

  it('lets nobody try again before it makes sense, and says when that is, outside of the alert', async () => {
    const detail = 'Too many messages came to this conversation at once. Send them more slowly.';
    page.replies.chat = () => Response.json({ detail }, { status: 429, headers: { 'Retry-After': '70' } });
    await page.open();
    await page.press('Which bridges?');
    await page.until(() => page.find('.wait') !== null);
    expect(page.texts('[role=alert]')).toEqual([detail]);
    expect(page.texts('.wait')).toEqual(['You can try again in 70 seconds.']);
    expect(page.button('Try again')?.disabled).toBe(true);
    expect(page.find('[role=alert] .wait')).toBeNull();
    expect(page.asked).toHaveLength(1);
  });

  it('offers a new conversation where this one is refused', async () => {
    page.replies.chat = () => Response.json({ detail: 'Gone.' }, { status: 404 });
    await page.open();
    page.type('Who are you?');
    await page.key('Enter');
    await page.until(() => page.find('[role=alert]') !== null);
    expect(page.texts('[role=alert]')).toEqual([
      'Gone. Your message is back in the box below. Start a new conversation to send it there.',
    ]);
    expect(page.find<HTMLTextAreaElement>('.draft')?.value).toBe('Who are you?');
    await page.press('New conversation');
    await page.until(() => page.find('[role=alert]') === null);
    expect(page.find<HTMLTextAreaElement>('.draft')?.value).toBe('Who are you?');
  });

  it('survives a reload, and forgets on a new conversation', async () => {
    await page.open();
    await page.press('Which bridges?');
    await page.answered();
    page.type('And');
    await page.twin.updateComplete;
    page.twin.remove();

    const messages = [{ id: '1', role: 'user', content: 'Which bridges?', timestamp }];
    page.replies.conversation = () => Response.json({ messages });
    await page.open();
    await page.until(() => page.statuses.length === 1);
    expect(page.find<HTMLTextAreaElement>('.draft')?.value).toBe('And');
    expect(page.find('time')?.getAttribute('datetime')).toBe(timestamp);
    await page.press('New conversation');
    await page.until(() => page.button('Which bridges?') !== undefined);
    expect(page.statuses).toEqual([]);
    expect(Object.keys(localStorage).filter((key) => key.endsWith('session'))).toEqual([]);
  });

  it('says so when the twin cannot be reached, and tries again', async () => {
    page.replies.persona = () => Promise.reject(new TypeError('Failed to fetch'));
    await page.open();
    expect(page.texts('[role=alert]')[0]).toContain('Can’t reach the twin');
    page.replies.persona = () => Response.json(persona);
    await page.press('Try again');
    await page.until(() => page.find('h1') !== null);
  });

  it('says once that there is no connection, and goes on by itself when there is', async () => {
    page.replies.persona = () => Promise.reject(new TypeError('Failed to fetch'));
    await page.open();
    dispatchEvent(new Event('offline'));
    await page.until(() => page.find('[role=alert]') === null);
    expect(page.texts('.link')[0]).toContain('You are offline.');
    page.replies.persona = () => Response.json(persona);
    dispatchEvent(new Event('online'));
    await page.until(() => page.find('h1') !== null);
    expect(page.texts('.link')).toEqual(['']);
  });

  it('puts the focus where the visitor writes next', async () => {
    await page.open();
    await page.press('Which bridges?');
    await page.answered();
    expect(page.focused).toBe(page.find('.draft'));
  });

  it('hangs up when it is taken off the page', async () => {
    page.replies.chat = () => unending('broken-off');
    await page.open();
    await page.press('Which bridges?');
    await page.until(() => words().length === 2);
    const signal = page.calls.at(-1)?.signal;
    expect(signal?.aborted).toBe(false);
    page.twin.remove();
    expect(signal?.aborted).toBe(true);
  });

  it('stops an answer and keeps what came of it', async () => {
    page.replies.chat = () => unending('broken-off');
    await page.open();
    await page.press('Which bridges?');
    await page.until(() => words().length === 2);
    expect(page.statuses).toEqual(['complete', 'streaming']);
    await page.press('Stop');
    await page.until(() => page.statuses[1] === 'interrupted');
    expect(words()[1]).toBe('The bridge over');
    expect(page.button('Stop')).toBeUndefined();
    expect(page.calls.at(-1)?.method).toBe('DELETE');
  });

  it('goes on elsewhere on the page, where it left off', async () => {
    page.replies.chat = () => saying('Many.');
    await page.open();
    await page.press('Which bridges?');
    await page.answered();
    const messages = [{ id: '1', role: 'user', content: 'From the server', timestamp }];
    page.replies.conversation = () => Response.json({ messages });
    const box = document.createElement('div');
    document.body.append(box);
    box.append(page.twin);
    await page.until(() => words()[0] === 'From the server');
    await page.ask('And?');
    await page.answered(3);
    expect(page.asked).toHaveLength(2);
    expect(page.asked[1]).toMatchObject({ session_id: page.asked[0]?.session_id });
    box.remove();
  });

  it('asks for nothing once it is gone, however early that is', async () => {
    const twin = page.add({ mode: 'page' });
    twin.remove();
    await expect.poll(() => twin.words).toBeDefined();
    await twin.updateComplete;
    expect(page.calls).toEqual([]);
  });

  it('is defined once, though its script may come twice', () => {
    expect(customElements.get('digital-twin')).toBe(DigitalTwin);
  });
});
