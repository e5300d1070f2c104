import { css } from './css.ts';

/**
 * A page's own look stays outside. What its text would hand down is taken back at the host, which any site may still style; what it
 * says of everything (`*`) reaches the host and wins there, so that what is inherited is said once more below it.
 */
export const isolation = css`
  :host {
    all: initial;
    --twin-rem: 16px;
  }

  :host > * {
    all: initial;
    box-sizing: border-box;
    color: var(--twin-ink);
    color-scheme: inherit;
    font: var(--twin-size) / 1.6 var(--twin-font);
    overflow-wrap: anywhere;
    user-select: text;
  }

  dialog:not([open]) {
    display: none;
  }
`;
