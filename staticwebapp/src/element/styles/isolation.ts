import { css } from 'lit';

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
    color: var(--twin-ink);
    font: var(--twin-size) / 1.6 var(--twin-font);
    letter-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    word-spacing: normal;
    cursor: auto;
    overflow-wrap: anywhere;
  }
`;
