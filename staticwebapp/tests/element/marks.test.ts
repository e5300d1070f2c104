import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/conversation/state.ts';
import { markOf } from '../../src/element/marks.ts';
import { en } from '../../src/words/en.ts';
import { loadWords } from '../../src/words/language.ts';

const message: Message = { id: '1', role: 'assistant', text: 'Hi', timestamp: '', status: 'complete' };
const marks: [Partial<Message>, Extract<keyof typeof en, string> | undefined][] = [
  [{}, undefined],
  [{ status: 'streaming' }, undefined],
  [{ role: 'user', status: 'sending' }, undefined],
  [{ status: 'interrupted' }, 'interrupted'],
  [{ role: 'user', status: 'interrupted' }, 'stoppedUnanswered'],
  [{ role: 'user', status: 'failed' }, 'unanswered'],
  [{ limited: 'budget' }, 'limitedByBudget'],
  [{ limited: 'tomorrow’s reason' }, 'limited'],
  [{ limited: 'budget', status: 'interrupted' }, 'interrupted'],
];

describe('markOf', () => {
  it.each(marks)('says of %j: %s', async (part, name) => {
    for (const words of [en, await loadWords('de')]) {
      expect(markOf({ ...message, ...part }, words)).toBe(name === undefined ? undefined : words[name]);
    }
  });
});
