// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { persona, TestPage } from '../testing/TestPage.ts';

const tutor = { id: 'tutor', name: 'Tutor', kind: 'tutor', greeting: 'What shall we learn?' };

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
  page.replies.persona = (url) => Response.json(url.includes('id=tutor') ? tutor : { id: 'default', ...persona });
  page.replies.personas = () => Response.json({ personas: [{ id: 'default', ...persona }, tutor] });
});

afterEach(() => page.close());

const picker = () => page.find<HTMLSelectElement>('select.name');

async function choose(list: string, value: string): Promise<void> {
  const box = page.find<HTMLSelectElement>(list);
  if (box) box.value = value;
  box?.dispatchEvent(new Event('change', { bubbles: true }));
  await page.twin.updateComplete;
}

describe('several personas', () => {
  it('are there to choose from, by their names', async () => {
    await page.open();
    await page.until(() => picker() !== null);
    expect(picker()?.getAttribute('aria-label')).toBe('Who answers');
    expect(page.texts('select.name option')).toEqual(['Sabela', 'Tutor']);
  });

  it('are told apart in what is asked', async () => {
    await page.open();
    await page.until(() => picker() !== null);
    await choose('select.name', 'tutor');
    await page.until(() => page.texts('.greeting')[0] === 'What shall we learn?');
    await choose('select.level', 'advanced');
    await page.ask('What is a synapse?');
    await page.answered();
    expect(page.asked).toMatchObject([
      { message: 'What is a synapse?', persona: 'tutor', preferences: { level: 'advanced' } },
    ]);
  });

  it('leave the choice to the site where that has made it', async () => {
    await page.open({ persona: 'tutor' });
    await page.ask('What is a synapse?');
    await page.answered();
    expect(page.calls[0]?.url).toBe('/api/persona?id=tutor');
    expect(page.calls.some(({ url }) => url.endsWith('/personas'))).toBe(false);
    expect(picker()).toBeNull();
    expect(Object.keys(localStorage).every((key) => key.startsWith('digital-twin:/tutor:'))).toBe(true);
  });

  it('are there where the default one is out, and the first is asked', async () => {
    page.replies.persona = (url) =>
      url.includes('id=tutor') ? Response.json(tutor) : Response.json({ detail: 'Out.' }, { status: 503 });
    page.replies.personas = () => Response.json({ personas: [tutor] });
    await page.open();
    await page.until(() => page.texts('.greeting')[0] === 'What shall we learn?');
    expect(page.find('[role=alert]')).toBeNull();
    expect(picker()).toBeNull();
  });

  it('are offered beside a conversation whose persona is out', async () => {
    localStorage.setItem('digital-twin::session', 'a-conversation-of-the-default-one');
    page.replies.persona = () => Response.json({ detail: 'Out.' }, { status: 503 });
    page.replies.personas = () => Response.json({ personas: [tutor] });
    page.replies.conversation = () => Response.json({ messages: [] });
    await page.open();
    await page.until(() => picker() !== null);
    expect(page.texts('select.name option')).toEqual(['Who answers', 'Tutor']);
    expect(picker()?.value).toBe('');
    expect(page.texts('[role=alert]')).toHaveLength(1);
  });

  it('are no choice where there is one only, and a twin has no levels', async () => {
    page.replies.personas = () => Response.json({ personas: [{ id: 'default', ...persona }] });
    await page.open();
    await page.until(() => page.calls.length === 2);
    await page.twin.updateComplete;
    expect(page.find('select')).toBeNull();
  });
});
