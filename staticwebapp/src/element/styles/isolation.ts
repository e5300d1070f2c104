import { css } from 'lit';

/**
 * A page's own look stays outside. What its text would hand down is taken back at the host, which any site may still style; what it
 * says of everything (`*`) reaches the host and wins there, so that what is inherited is said once more below it.
 */
export const isolation = css`
  :host {
    all: initial;
    --twin-rem: 16px;
    --twin-font: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  }

  :host > * {
    color: var(--twin-ink);
    font: 1.0625rem / 1.6 var(--twin-font);
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
