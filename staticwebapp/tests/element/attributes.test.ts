// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { persona, saying, TestPage } from '../testing/TestPage.ts';

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

afterEach(() => page.close());

const frame = () => page.find('.frame');
const isShown = () => (frame() as HTMLDialogElement | null)?.open;
const launcher = () => page.find<HTMLButtonElement>('.launcher');

describe('api', () => {
  it('is where the twin is asked', async () => {
    await page.open({ api: 'https://twin.example/' });
    expect(page.calls.map(({ url }) => url)).toEqual([
      'https://twin.example/api/persona',
      'https://twin.example/api/personas',
    ]);
  });

  it('is the page’s own where nothing is said', async () => {
    await page.open({});
    expect(page.calls.map(({ url }) => url)).toEqual(['/api/persona', '/api/personas']);
  });

  it('keeps two on one page apart', async () => {
    const replies = page.replies;
    replies.persona = (url) => Response.json({ ...persona, name: url.includes('one.') ? 'One' : 'Two' });
    replies.chat = (url) => saying(url.includes('one.') ? 'I am One.' : 'I am Two.');
    await page.open({ api: 'https://one.example', mode: 'page' });
    const one = page.twin;
    await page.open({ api: 'https://two.example', mode: 'page' });
    await page.ask('Who are you?');
    await page.answered();
    expect(page.texts('h1, .text p')).toEqual(['Two', 'I am Two.']);
    expect(one.renderRoot.querySelector('h1')?.textContent).toBe('One');
    expect(one.renderRoot.querySelectorAll('.message')).toHaveLength(0);
    expect(page.calls.filter(({ method }) => method === 'POST').map(({ url }) => url)).toEqual([
      'https://two.example/api/chat',
    ]);
    expect(Object.keys(localStorage).every((key) => key.startsWith('digital-twin:https://two.example:'))).toBe(true);
    expect(one.state).toMatchObject({ sessionId: undefined, draft: '', kept: [] });
  });
});

describe('mode', () => {
  it('is inline by default: a name above, no heading of the first order, no button', async () => {
    await page.open({});
    expect(page.twin.getAttribute('mode')).toBe('inline');
    expect(page.texts('h2.name')).toEqual(['Sabela']);
    expect(page.find('h1')).toBeNull();
    expect(launcher()).toBeNull();
    expect(frame()?.localName).toBe('div');
  });

  it('page has the owner’s name for its heading', async () => {
    await page.open({ mode: 'page' });
    expect(page.texts('h1')).toEqual(['Sabela']);
    expect(page.find('h2.name')).toBeNull();
  });
});

describe('a bubble', () => {
  it('asks for nothing before it is opened', async () => {
    page.add({ mode: 'bubble' });
    await page.until(() => launcher() !== null);
    await page.twin.updateComplete;
    expect(page.calls).toEqual([]);
    expect(isShown()).toBe(false);
    expect(page.find('textarea')).toBeNull();
    expect(launcher()?.getAttribute('aria-expanded')).toBe('false');
    expect(launcher()?.getAttribute('aria-label')).toBe('Ask the AI twin');
  });

  it('opens as a named dialog, and the focus is where one writes', async () => {
    page.add({ mode: 'bubble' });
    await page.until(() => launcher() !== null);
    launcher()?.click();
    await page.until(() => page.find('[part=intro]') !== null);
    expect(page.twin.hasAttribute('open')).toBe(true);
    expect(isShown()).toBe(true);
    expect(frame()?.localName).toBe('dialog');
    expect(frame()?.getAttribute('aria-label')).toBe('Ask Sabela’s AI twin');
    expect(launcher()?.getAttribute('aria-expanded')).toBe('true');
    expect(page.focused).toBe(page.find('.draft'));
  });

  it.each(['Escape', 'Minimise'])('closes on %s, gives the focus back, and keeps what was said', async (way) => {
    await page.open({ mode: 'bubble', open: '' });
    await page.ask('Hi');
    await page.answered();
    if (way === 'Escape') await page.key('Escape');
    else await page.press(way);
    await page.until(() => isShown() === false);
    expect(page.twin.open).toBe(false);
    expect(page.focused).toBe(launcher());
    launcher()?.click();
    await page.twin.updateComplete;
    expect(isShown()).toBe(true);
    expect(page.statuses).toHaveLength(2);
    expect(page.calls.filter(({ url }) => url.endsWith('persona'))).toHaveLength(1);
  });

  it('stays open for the Escape that takes back a word being composed', async () => {
    await page.open({ mode: 'bubble', open: '' });
    await page.key('Escape', { isComposing: true });
    await page.key('Escape', { keyCode: 229 } as KeyboardEventInit);
    expect(page.twin.open).toBe(true);
  });

  it('goes from the list back to the talk before it closes', async () => {
    await page.open({ mode: 'bubble', open: '' });
    await page.press('Your conversations');
    await page.key('Escape', {}, '#list-title');
    expect(page.find('.list')).toBeNull();
    expect(page.twin.open).toBe(true);
  });

  it('can be opened and closed by the page', async () => {
    page.add({ mode: 'bubble' });
    await page.until(() => launcher() !== null);
    page.twin.open = true;
    await page.until(() => page.find('[part=intro]') !== null);
    page.twin.removeAttribute('open');
    await page.until(() => isShown() === false);
  });

  it('lets nobody but itself hear of an Escape elsewhere', async () => {
    await page.open({ mode: 'inline' });
    await page.key('Escape');
    expect(page.find('.pane')).not.toBeNull();
  });
});

describe('theme', () => {
  it('stands on the element, for its styles to see', async () => {
    await page.open({ theme: 'dark' });
    expect(page.twin.getAttribute('theme')).toBe('dark');
    page.twin.theme = 'light';
    await page.twin.updateComplete;
    expect(page.twin.getAttribute('theme')).toBe('light');
  });
});

describe('greeting', () => {
  it('takes the place of the owner’s own, and may change', async () => {
    await page.open({ greeting: 'Ask me about bridges.' });
    expect(page.texts('.greeting')).toEqual(['Ask me about bridges.']);
    page.twin.setAttribute('greeting', 'Good evening');
    await page.twin.updateComplete;
    expect(page.texts('.greeting')).toEqual(['Good evening']);
  });

  it('is the owner’s own again without it', async () => {
    await page.open({ greeting: 'Ask me.' });
    page.twin.removeAttribute('greeting');
    await page.twin.updateComplete;
    expect(page.texts('.greeting')).toEqual(['Hello!']);
  });
});

describe('lang', () => {
  const spoken = () => frame()?.getAttribute('lang');

  it('says what the element says in that language, and which it is', async () => {
    await page.open({ lang: 'de-AT' });
    expect(spoken()).toBe('de');
    expect(frame()?.getAttribute('dir')).toBe('ltr');
    expect(page.button('Senden')).toBeDefined();
  });

  it('turns the page around for a language that is written so', async () => {
    await page.open({ lang: 'ar' });
    expect(frame()?.getAttribute('dir')).toBe('rtl');
  });

  it('is the visitor’s where nothing is said, and English where nobody speaks it', async () => {
    await page.open({});
    expect(spoken()).toBe('en');
    await page.open({ lang: 'tlh' });
    expect(spoken()).toBe('en');
  });

  it('may change, and nothing is asked again for it', async () => {
    await page.open({ lang: 'de' });
    page.type('Halb');
    page.twin.lang = 'fr';
    await page.until(() => spoken() === 'fr');
    expect(page.find<HTMLTextAreaElement>('.draft')?.value).toBe('Halb');
    expect(page.calls).toHaveLength(2);
  });

  it('is the last that was wanted, whichever comes first', async () => {
    await page.open({ lang: 'de' });
    page.twin.lang = 'ja';
    await page.twin.updateComplete;
    page.twin.lang = 'en';
    await page.until(() => spoken() === 'en');
    await (await import('../../src/words/language.ts')).loadWords('ja');
    await page.twin.updateComplete;
    expect(spoken()).toBe('en');
  });

  it('is that of the place where it is put', async () => {
    await page.open({ lang: 'de' });
    const { twin } = page;
    twin.remove();
    twin.lang = 'es';
    document.body.append(twin);
    await page.until(() => spoken() === 'es');
  });
});
