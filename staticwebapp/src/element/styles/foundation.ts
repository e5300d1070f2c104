import { css } from 'lit';

/** Colours (a site may set any of them on the element), the frame, and what every part shares. */
export const foundation = css`
  :host {
    --twin-paper: #faf8f4;
    --twin-tint: #f0ebe2;
    --twin-ink: #1f1d1a;
    --twin-muted: #655f57;
    --twin-line: #ddd6ca;
    --twin-edge: #8a8277;
    --twin-accent: #0d6b63;
    --twin-on-accent: #ffffff;
    --twin-alarm: #9c2f1c;

    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    grid-template-columns: minmax(0, 1fr);
    background: var(--twin-paper);
    color-scheme: light dark;
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --twin-paper: #171614;
      --twin-tint: #26231f;
      --twin-ink: #ebe7e0;
      --twin-muted: #a8a196;
      --twin-line: #37332d;
      --twin-edge: #7d766b;
      --twin-accent: #6cc5ba;
      --twin-on-accent: #0e1f1d;
      --twin-alarm: #f0a08f;
    }
  }

  * {
    box-sizing: border-box;
    margin: 0;
  }

  .scroller {
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  /* Too low for two panes, as at a zoom of 400 %: then all of it scrolls as one. */
  @media (max-height: 22rem) {
    :host {
      display: block;
      overflow-y: auto;
    }

    .scroller {
      overflow: visible;
    }
  }

  .column {
    inline-size: 100%;
    max-inline-size: 44rem;
    margin-inline: auto;
    padding-inline: clamp(1rem, 4vw, 2rem);
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  button {
    min-block-size: 2.75rem;
    padding: 0.5rem 1rem;
    border: 1px solid var(--twin-edge);
    border-radius: 0.625rem;
    color: inherit;
    background: none;
    font: inherit;
    font-size: 0.9375rem;
    line-height: 1.35;
    cursor: pointer;
  }

  button:hover:enabled {
    border-color: var(--twin-accent);
    color: var(--twin-accent);
  }

  :focus-visible {
    outline: 2px solid var(--twin-accent);
    outline-offset: 2px;
  }

  .scroller:focus-visible {
    outline-offset: -2px;
  }
`;
