import { css } from './css.ts';

/** What stays at the foot: trouble, the message being written, and what it is that answers. */
export const composer = css`
  .foot {
    position: relative;
    padding-block: 0.5rem max(0.75rem, env(safe-area-inset-bottom));
  }

  .notice {
    grid-area: 2 / 1;
    z-index: 2;
    max-inline-size: calc(100% - 2rem);
    margin-block-end: 1rem;
    padding: 0.5rem 1rem;
    border: 1px solid transparent;
    border-radius: var(--twin-radius);
    color: var(--twin-paper);
    background: var(--twin-ink);
    font-size: 0.9375rem;
    line-height: 1.45;
    place-self: end center;
    animation: pass 5s step-end forwards;
  }

  .notice[data-notice='copyFailed'] {
    animation-duration: 20s;
  }

  @keyframes pass {
    to {
      visibility: hidden;
    }
  }

  .newest {
    position: absolute;
    inset-block-end: 100%;
    inset-inline-start: calc(50% - 1.375rem);
    border-radius: 50%;
    background: var(--twin-paper);
  }

  .trouble {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 1rem;
    margin-block-end: 0.75rem;
    padding: 0.625rem 0.75rem 0.625rem 1rem;
    border-inline-start: 3px solid var(--twin-alarm);
    border-radius: 0.25rem;
    background: var(--twin-tint);
    font-size: 0.9375rem;
    line-height: 1.45;
  }

  .trouble p {
    flex: 1 1 14rem;
  }

  .trouble .wait {
    flex: 0 1 auto;
    font-variant-numeric: tabular-nums;
  }

  .link:not(:empty) {
    margin-block-end: 0.5rem;
    color: var(--twin-alarm);
    font-size: 0.9375rem;
    line-height: 1.45;
  }

  .composer {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.375rem;
    padding: 0.3125rem;
    border: 1px solid var(--twin-edge);
    border-radius: calc(var(--twin-radius) + 0.5rem);
  }

  .composer:focus-within {
    outline: 2px solid var(--twin-accent);
    outline-offset: -1px;
  }

  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 2.75rem;
    max-block-size: min(12rem, 30vh);
    border: 0;
    color: inherit;
    background: none;
    font: inherit;
    line-height: 1.5;
    resize: none;
    field-sizing: content;
  }

  .draft {
    flex: 1;
    inline-size: 0;
    min-inline-size: 8rem;
    padding: 0.5625rem 0.25rem 0.5625rem 0.75rem;
  }

  /* The whole composer shows the focus. */
  .draft:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: var(--twin-muted);
    opacity: 1;
  }

  .level {
    order: 1;
    flex-basis: 100%;
    min-block-size: 2.25rem;
    padding-block: 0;
    border-color: transparent;
    color: var(--twin-muted);
  }

  .composer .icon {
    border-radius: 50%;
  }

  .room {
    flex-basis: 100%;
    padding-inline: 0.75rem;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .room:empty {
    display: none;
  }

  .draft[aria-invalid] ~ .room {
    color: var(--twin-alarm);
    font-weight: 600;
  }

  .disclosure {
    margin-block-start: 0.5rem;
    text-align: center;
    text-wrap: balance;
  }
`;
