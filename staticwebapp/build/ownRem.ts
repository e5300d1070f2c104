import type { Plugin } from 'vite';

/** What one rem is inside the element. A `rem` itself would be the size that another site gives to its root. */
const unit = 'var(--twin-rem)';

/** Of a style sheet's declarations; in a query `rem` is the reader's own size on every site, and no variable counts. */
export function withOwnRem(css: string): string {
  return css.replace(/@(?:media|container)[^{]*|(?<![\w.#-])(-?\d*\.?\d+)rem\b/g, (whole, size?: string) => {
    if (size === undefined) return whole;
    return size === '1' ? unit : `calc(${size}*${unit})`;
  });
}

/** Styles are written in rem and mean the element's own. */
export function ownRem(): Plugin {
  return {
    name: 'own-rem',
    enforce: 'pre',
    transform: { filter: { id: /\/src\/(?:element|voice)\/styles\/.*\.ts$/ }, handler: (code) => withOwnRem(code) },
  };
}
