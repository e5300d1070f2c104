// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answering, saying, TestPage, unending } from '../testing/TestPage.ts';

const timestamp = '2026-03-01T12:00:00Z';
const message = (id: string, role: string, content: string) => ({ id, role, content, timestamp });

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

afterEach(() => {
  vi.restoreAllMocks();
  page.close();
});

const titles = () => page.texts('.list .title');

/** Two conversations of this browser, the second one shown; its list is open. */
async function listed(): Promise<void> {
  page.replies.chat = () => saying('Hello');
  await page.open();
  await page.ask('First');
  await page.answered();
  await page.press('New conversation');
  await page.ask('Second');
  await page.answered();
  await page.press('Your conversations');
}

describe('the list', () => {
  it('is empty at first, and says what will be there', async () => {
    await page.open();
    await page.press('Your conversations');
    expect(titles()).toEqual([]);
    expect(page.texts('.list .aside')).toEqual(['Conversations that you begin here are listed here.']);
    expect(page.focused?.id).toBe('list-title');
  });

  it('has what was begun here, the newest first, and marks the one that is open', async () => {
    await listed();
    expect(titles()).toEqual(['Second', 'First']);
    expect(page.all('.list .open').map((one) => one.getAttribute('aria-current'))).toEqual(['true', null]);
    expect(page.texts('.list .aside')).toEqual(['Only this browser has this list.']);
  });

  it.each(['Close', 'Escape'])('gives way to the talk on %s, with the focus where one writes', async (way) => {
    await listed();
    if (way === 'Escape') await page.key('Escape', {}, '#list-title');
    else await page.press(way);
    expect(page.find('.list')).toBeNull();
    expect(page.focused).toBe(page.find('.draft'));
    expect(page.statuses).toHaveLength(2);
  });

  it('takes to another conversation', async () => {
    await listed();
    page.replies.conversation = () => Response.json({ messages: [message('1', 'user', 'First, from the server')] });
    page.all('.list .open')[1]?.click();
    await page.until(() => page.texts('p.text')[0] === 'First, from the server');
    expect(page.find('.list')).toBeNull();
    expect(page.focused).toBe(page.find('.draft'));
  });

  it('leads back to the conversation that is open, and lets its answer go on', async () => {
    await listed();
    await page.press('Close');
    page.replies.chat = () => unending('broken-off');
    await page.ask('And?');
    await page.until(() => page.statuses.at(-1) === 'streaming');
    await page.press('Your conversations');
    page.find('.list .open[aria-current]')?.click();
    await page.until(() => page.find('.list') === null);
    expect(page.statuses.at(-1)).toBe('streaming');
    expect(page.calls.filter(({ method, url }) => method === 'DELETE' || url.includes('conversation'))).toEqual([]);
  });

  it('never takes a title for markup', async () => {
    await page.open();
    await page.ask('<img src=x onerror=alert(1)>');
    await page.answered();
    await page.press('Your conversations');
    expect(titles()).toEqual(['<img src=x onerror=alert(1)>']);
    expect(page.find('img')).toBeNull();
  });
});

describe('deleting', () => {
  const dialog = () => page.find('[role=alertdialog]');

  it('asks first, by name, with the focus on the way back', async () => {
    await listed();
    await page.press('Delete: First');
    expect(page.texts('#removal-title, #removal-text')).toEqual([
      'Delete “First”?',
      'It is deleted here and on the server, for good.',
    ]);
    expect(page.focused?.className).toBe('cancel');
    await page.press('Cancel');
    expect(dialog()).toBeNull();
    expect(page.focused?.id).toBe('list-title');
    expect(page.calls.some(({ method }) => method === 'DELETE')).toBe(false);
  });

  it('of another conversation leaves the list and this one', async () => {
    await listed();
    await page.press('Delete: First');
    await page.press('Delete');
    await page.until(() => dialog() === null);
    expect(titles()).toEqual(['Second']);
    expect(page.spoken).toBe('The conversation is deleted.');
    expect(page.focused?.id).toBe('list-title');
    expect(page.statuses).toHaveLength(2);
  });

  it('of this one leads to a new one, with the focus where one writes', async () => {
    await listed();
    const { sessionId } = page.twin.state ?? {};
    await page.press('Delete: Second');
    await page.press('Delete');
    await page.until(() => page.find('.list') === null);
    await page.twin.updateComplete;
    expect(page.calls.at(-1)).toMatchObject({ method: 'DELETE', url: `/api/conversation/${sessionId}` });
    expect(page.statuses).toEqual([]);
    expect(page.spoken).toBe('The conversation is deleted.');
    await page.until(() => page.focused === page.find('.draft'));
    await page.press('Your conversations');
    expect(titles()).toEqual(['First']);
  });

  it('cannot be asked for twice while it runs', async () => {
    let done: (response: Response) => void = () => undefined;
    page.replies.remove = () =>
      new Promise((resolve) => {
        done = resolve;
      });
    await listed();
    await page.press('Delete: First');
    await page.press('Delete');
    await page.until(() => page.button('Delete')?.disabled === true);
    done(new Response(null, { status: 204 }));
    await page.until(() => dialog() === null);
    expect(page.calls.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });

  it('that fails is told over the box to who closed the list meanwhile', async () => {
    let fail: (response: Response) => void = () => undefined;
    page.replies.remove = () =>
      new Promise<Response>((resolve) => {
        fail = resolve;
      });
    await listed();
    await page.press('Delete: First');
    await page.press('Delete');
    await page.press('Close');
    fail(Response.json({ detail: 'The storage is away.' }, { status: 503 }));
    await page.until(() => page.find('[role=alert]') !== null);
    expect(page.texts('[role=alert]')).toEqual(['Delete: First. The storage is away.']);
  });

  it('that fails says so in its place, and can be tried again', async () => {
    page.replies.remove = () => Response.json({ detail: 'The storage is away.' }, { status: 503 });
    await listed();
    await page.press('Delete: First');
    await page.press('Delete');
    await page.until(() => page.find('.alarm') !== null);
    expect(page.texts('.alarm[role=alert]')).toEqual(['The storage is away.']);
    page.replies.remove = () => new Response(null, { status: 204 });
    await page.press('Delete');
    await page.until(() => dialog() === null);
    expect(titles()).toEqual(['Second']);
  });
});

describe('saving', () => {
  let files: { name: string; blob: Blob }[];

  beforeEach(() => {
    files = [];
    let blob: Blob | undefined;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((source) => {
      blob = source as Blob;
      return 'blob:file';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      if (blob) files.push({ name: this.download, blob });
    });
  });

  it.each([
    ['Save as JSON', 'conversation.json', 'application/json', '"content": "Second, all of it"'],
    ['Save as Markdown', 'conversation.md', 'text/markdown', '# Sabela (AI twin)\n\n## You, 1 March 2026'],
  ])('%s hands over all that the server has', async (name, file, type, part) => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB']);
    await listed();
    page.replies.conversation = () => Response.json({ messages: [message('1', 'user', 'Second, all of it')] });
    await page.press(name);
    await page.until(() => files.length === 1);
    expect(files[0]).toMatchObject({ name: file, blob: { type } });
    expect(await files[0]?.blob.text()).toContain(part);
  });

  it('says in the list when that failed, and no more once it did not', async () => {
    await listed();
    page.replies.conversation = () => Response.json({ detail: 'The storage is away.' }, { status: 503 });
    await page.press('Save as JSON');
    await page.until(() => page.find('.alarm') !== null);
    expect(page.texts('.list .alarm[role=alert]')).toEqual(['The storage is away.']);
    expect(files).toEqual([]);
    page.replies.conversation = () => Response.json({ messages: [] });
    await page.press('Save as JSON');
    await page.until(() => files.length === 1);
    await page.until(() => page.find('.alarm') === null);
  });

  it('is offered only where there is something to save', async () => {
    page.replies.chat = () => answering('plain');
    await page.open();
    await page.press('Your conversations');
    expect(page.button('Save as JSON')).toBeUndefined();
  });
});
