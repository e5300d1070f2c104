import { describe, expect, it } from 'vitest';
import { StoredKeepsakes } from '../../src/conversation/Keepsakes.ts';

/** As much of a browser's storage as is used here. */
function memory(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    get length() {
      return items.size;
    },
  } as Storage;
}

const forbidden = (): Storage => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

describe('StoredKeepsakes', () => {
  it('outlive the object that kept them', () => {
    const storage = memory();
    const keepsakes = new StoredKeepsakes('', () => storage);
    keepsakes.sessionId = '0123456789abcdef';
    keepsakes.draft = 'Hello';
    const later = new StoredKeepsakes('', () => storage);
    expect(later).toMatchObject({ sessionId: '0123456789abcdef', draft: 'Hello' });
  });

  it('leave nothing behind when let go', () => {
    const storage = memory();
    const keepsakes = new StoredKeepsakes('', () => storage);
    keepsakes.sessionId = '0123456789abcdef';
    keepsakes.draft = 'Hello';
    keepsakes.sessionId = undefined;
    keepsakes.draft = '';
    expect(storage.length).toBe(0);
  });

  it('of two twins on one site stay apart', () => {
    const storage = memory();
    new StoredKeepsakes('https://a.example', () => storage).sessionId = '0123456789abcdef';
    expect(new StoredKeepsakes('https://b.example', () => storage).sessionId).toBeUndefined();
  });

  it.each(['short', '../../etc/passwd-0000', '0123456789abcdef ', ''])('do not take %j for a session', (value) => {
    const storage = memory();
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
  });
});
