import { describe, expect, it } from 'vitest';
import { wholeSentences } from '../../src/voice/sentences.ts';

describe('a text that still grows', () => {
  it.each([
    ['en', 'I build bridges. The longest', ['I build bridges. '], 'The longest'],
    ['en', 'It took 3.', [], 'It took 3.'],
    ['ja', '橋を作ります。一番長い', ['橋を作ります。'], '一番長い'],
    ['en', '', [], ''],
  ])('in %s is cut where a sentence is over: %s', (language, text, whole, rest) => {
    expect(wholeSentences(text, language)).toEqual([whole, rest]);
  });
});
