import { describe, expect, it } from 'vitest';
import { Sequence } from '../../src/voice/Sequence.ts';

describe('what is numbered', () => {
  it('comes in the order of its numbers, each once, whenever it arrived', () => {
    const sequence = new Sequence<string>();
    const come = ([1, 0, 0, 3, 2, 1] as const).map((index) => sequence.add(index, `sentence ${index}`));
    expect(come).toEqual([[], ['sentence 0', 'sentence 1'], [], [], ['sentence 2', 'sentence 3'], []]);
  });
});
