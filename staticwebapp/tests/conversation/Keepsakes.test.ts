import { describe, expect, it } from 'vitest';
import { type Kept, StoredKeepsakes } from '../../src/conversation/Keepsakes.ts';
import { memoryStorage } from '../testing/memoryStorage.ts';

const kept = (n: number): Kept => ({
  id: `conversation-${n}`.padEnd(16, '0'),
  title: `Title ${n}`,
  at: '2026-03-01T12:00:00Z',
});
const listKey = 'digital-twin::kept';

const forbidden = (): Storage => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

describe('StoredKeepsakes', () => {
  it('outlive the object that kept them', () => {
    const storage = memoryStorage();
    const keepsakes = new StoredKeepsakes('', () => storage);
    keepsakes.sessionId = '0123456789abcdef';
    keepsakes.draft = 'Hello';
    const later = new StoredKeepsakes('', () => storage);
    expect(later).toMatchObject({ sessionId: '0123456789abcdef', draft: 'Hello' });
  });

  it('leave nothing behind when let go', () => {
    const storage = memoryStorage();
    const keepsakes = new StoredKeepsakes('', () => storage);
    keepsakes.sessionId = '0123456789abcdef';
    keepsakes.draft = 'Hello';
    keepsakes.sessionId = undefined;
    keepsakes.draft = '';
    expect(storage.length).toBe(0);
  });

  it('of two twins on one site stay apart', () => {
    const storage = memoryStorage();
    new StoredKeepsakes('https://a.example', () => storage).sessionId = '0123456789abcdef';
    expect(new StoredKeepsakes('https://b.example', () => storage).sessionId).toBeUndefined();
  });

  it.each(['short', '../../etc/passwd-0000', '0123456789abcdef ', ''])('do not take %j for a session', (value) => {
    const storage = memoryStorage();
    const keepsakes = new StoredKeepsakes('', () => storage);
    keepsakes.sessionId = value;
    expect(keepsakes.sessionId).toBeUndefined();
  });

  it('do without a storage that is forbidden', () => {
    const keepsakes = new StoredKeepsakes('', forbidden);
    keepsakes.sessionId = '0123456789abcdef';
    keepsakes.draft = 'Hello';
    expect(keepsakes.sessionId).toBeUndefined();
    expect(keepsakes.draft).toBe('');
    keepsakes.keep(kept(1));
    keepsakes.forget(kept(1).id);
    expect(keepsakes.kept).toEqual([]);
  });

  it('do without a storage that is full', () => {
    const storage = memoryStorage();
    const keepsakes = new StoredKeepsakes('', () => storage);
    keepsakes.keep(kept(1));
    storage.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    keepsakes.keep(kept(2));
    expect(keepsakes.kept).toEqual([kept(1)]);
  });
});

describe('kept conversations', () => {
  it('are listed newest first, each once, with what was last said of it', () => {
    const storage = memoryStorage();
    const keepsakes = new StoredKeepsakes('', () => storage);
    for (const n of [1, 2, 3]) keepsakes.keep(kept(n));
    keepsakes.keep({ ...kept(1), title: 'Gone on with' });
    expect(keepsakes.kept).toEqual([{ ...kept(1), title: 'Gone on with' }, kept(3), kept(2)]);
    keepsakes.forget(kept(3).id);
    keepsakes.forget('unknown-conversation');
    expect(new StoredKeepsakes('', () => storage).kept.map(({ title }) => title)).toEqual(['Gone on with', 'Title 2']);
  });

  it('are fifty at most; the oldest goes', () => {
    const storage = memoryStorage();
    const keepsakes = new StoredKeepsakes('', () => storage);
    for (let n = 0; n < 60; n++) keepsakes.keep(kept(n));
    expect(keepsakes.kept).toEqual(Array.from({ length: 50 }, (_, n) => kept(59 - n)));
  });

  it('are those of all tabs', () => {
    const storage = memoryStorage();
    const [one, two] = [new StoredKeepsakes('', () => storage), new StoredKeepsakes('', () => storage)];
    one.keep(kept(1));
    two.keep(kept(2));
    one.keep(kept(3));
    two.forget(kept(1).id);
    expect(one.kept).toEqual([kept(3), kept(2)]);
  });

  it('of two twins on one site stay apart', () => {
    const storage = memoryStorage();
    new StoredKeepsakes('https://a.example', () => storage).keep(kept(1));
    expect(new StoredKeepsakes('https://b.example', () => storage).kept).toEqual([]);
  });

  it.each(['', 'nonsense', 'null', '1', '"text"', '{}', '{"length":3}', '[[[[', '[null,1,"x",[],{}]'])(
    'are none when the storage holds %j, and can be kept from then on',
    (value) => {
      const storage = memoryStorage();
      storage.setItem(listKey, value);
      const keepsakes = new StoredKeepsakes('', () => storage);
      expect(keepsakes.kept).toEqual([]);
      keepsakes.keep(kept(1));
      expect(keepsakes.kept).toEqual([kept(1)]);
    },
  );

  it.each<Record<string, unknown>>([
    { id: '../../etc/passwd-0000' },
    { id: 7 },
    { id: undefined },
    { title: { toString: 'x' } },
    { title: undefined },
    { at: 20_260_301 },
    { at: undefined },
  ])('leave out one that has %j, and keep the others', (part) => {
    const storage = memoryStorage();
    storage.setItem(listKey, JSON.stringify([kept(1), { ...kept(2), ...part }, kept(3)]));
    expect(new StoredKeepsakes('', () => storage).kept).toEqual([kept(1), kept(3)]);
  });

  it('are no more than fifty whatever the storage holds', () => {
    const storage = memoryStorage();
    storage.setItem(listKey, JSON.stringify(Array.from({ length: 5000 }, (_, n) => kept(n))));
    expect(new StoredKeepsakes('', () => storage).kept).toHaveLength(50);
  });
});
