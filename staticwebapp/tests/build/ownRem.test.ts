import { describe, expect, it } from 'vitest';
import { withOwnRem } from '../../build/ownRem.ts';

describe('rem in the element’s styles', () => {
  it.each([
    ['padding: 1rem 0.5rem', 'padding: var(--twin-rem) calc(0.5*var(--twin-rem))'],
    ['margin: -.25rem', 'margin: calc(-.25*var(--twin-rem))'],
    [
      'font: 500 clamp(2rem, 1.4rem + 3vw, 3rem)',
      'font: 500 clamp(calc(2*var(--twin-rem)), calc(1.4*var(--twin-rem)) + 3vw, calc(3*var(--twin-rem)))',
    ],
  ])('is the element’s own: %j', (css, own) => expect(withOwnRem(css)).toBe(own));

  it.each([
    '@media (max-width: 32rem) {',
    '@container (min-width: 20rem) {',
    'color: #1rem',
    'grid-area: a1rem',
    'inline-size: 2em',
  ])('is left alone where it means the reader’s, or is none: %j', (css) => expect(withOwnRem(css)).toBe(css));
});
