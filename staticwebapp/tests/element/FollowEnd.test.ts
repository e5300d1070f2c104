import { describe, expect, it } from 'vitest';
import { stillFollows } from '../../src/element/FollowEnd.ts';

describe('stillFollows', () => {
  it('leaves a reader alone who scrolls up, however little', () => {
    expect(stillFollows(true, { top: 500, below: 0 }, { top: 490, below: 10 })).toBe(false);
  });

  it('does not start again because the answer grows', () => {
    expect(stillFollows(false, { top: 490, below: 10 }, { top: 490, below: 200 })).toBe(false);
  });

  it('starts again at the end', () => {
    expect(stillFollows(false, { top: 490, below: 200 }, { top: 685, below: 5 })).toBe(true);
  });

  it('goes on while it is itself what scrolls down', () => {
    expect(stillFollows(true, { top: 500, below: 0 }, { top: 520, below: 30 })).toBe(true);
  });
});
