import { css } from './css.ts';

/** Colours (a site may set any of them on the element), the frame, and what every part shares. */
export const foundation = css`
  :host {
    --twin-paper: light-dark(#faf8f4, #171614);
    --twin-tint: light-dark(#f0ebe2, #26231f);
    --twin-ink: light-dark(#1f1d1a, #ebe7e0);
    --twin-muted: light-dark(#655f57, #a8a196);
    --twin-line: light-dark(#ddd6ca, #37332d);
    --twin-edge: light-dark(#8a8277, #7d766b);
    --twin-accent: light-dark(#0d6b63, #6cc5ba);
    --twin-on-accent: light-dark(#ffffff, #0e1f1d);
    --twin-alarm: light-dark(#9c2f1c, #f0a08f);
    --twin-font: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
    --twin-heading-font: ui-serif, Georgia, 'Times New Roman', serif;
    --twin-size: 1.0625rem;
    --twin-radius: 1rem;

    display: block;
    block-size: 40rem;
    max-block-size: 100dvh;
    color-scheme: light dark;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  * {
    box-sizing: border-box;
    margin: 0;
  }

  .frame {
    display: block;
    block-size: 100%;
    container: twin / size;
    border-radius: inherit;
    background: var(--twin-paper);
    overflow: hidden;
  }

  .pane {
    display: grid;
    position: relative;
    block-size: 100%;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
  }

  .scroller,
  .list {
    overflow-y: auto;
    overscroll-behavior: contain;
    /* What has the focus keeps clear of the button back to the newest words. */
    scroll-padding-block: 1rem 4rem;
  }

  /* Placed by name, for a notice may lie over the talk. */
  .scroller {
    grid-area: 2 / 1;
  }

  .foot {
    grid-area: 3 / 1;
  }

  /* The talk keeps its place while the list covers it. */
  [data-listing] > :is(.scroller, .foot) {
    visibility: hidden;
  }

  .list {
    grid-area: 2 / 1 / 4;
    z-index: 1;
  }

  .scroller .disclosure {
    display: none;
  }

  /* Low, as a phone on its side or with its keyboard, and at a zoom of 400 %: what can scroll does. */
  @container twin (max-height: 20.7em) {
    .bar {
      min-block-size: 0;
      padding-block: 0;
    }

    .foot {
      max-block-size: 60cqb;
      padding-block: 0.25rem;
      overflow-y: auto;
    }

    .foot .newest {
      position: static;
      margin: 0 auto 0.25rem;
    }

    .disclosure {
      display: none;
    }

    .scroller .disclosure {
      display: block;
    }
  }

  .column {
    inline-size: 100%;
    max-inline-size: 44rem;
    margin-inline: auto;
    padding-inline: clamp(1rem, 4cqi, 2rem);
  }

  .visually-hidden,
  .skip:not(:focus) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    min-block-size: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  button,
  select {
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

  button:disabled {
    cursor: default;
  }

  :focus-visible {
    outline: 2px solid var(--twin-accent);
    outline-offset: 2px;
  }

  :is(.scroller, h2):focus-visible {
    outline-offset: -2px;
  }

  svg {
    display: block;
    inline-size: 1.375rem;
    block-size: 1.375rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .icon {
    display: grid;
    inline-size: 2.75rem;
    padding: 0;
    place-items: center;
    flex: none;
  }

  .primary {
    border-color: var(--twin-accent);
    color: var(--twin-on-accent);
    background: var(--twin-accent);
    font-weight: 600;
  }

  .primary:hover:enabled {
    color: var(--twin-on-accent);
    filter: brightness(1.1);
  }

  .primary:disabled {
    border-color: var(--twin-line);
    color: var(--twin-muted);
    background: var(--twin-tint);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .aside,
  .byline,
  .mark,
  .wait,
  .room,
  .disclosure,
  time {
    color: var(--twin-muted);
    font-size: 0.8125rem;
    line-height: 1.45;
  }

  ul,
  ol {
    padding: 0;
    list-style: none;
  }
`;
