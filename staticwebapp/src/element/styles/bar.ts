import { css } from './css.ts';

/** What is always at hand above the talk, and the bubble's button and box. */
export const bar = css`
  .bar {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 0.25rem;
    min-block-size: 3.5rem;
    padding: 0.375rem clamp(0.5rem, 2cqi, 1rem);
  }

  .name {
    flex: 1;
    min-inline-size: 0;
    padding-inline-start: 0.5rem;
    overflow: hidden;
    font-size: 1rem;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  select.name {
    flex: 0 1 auto;
    margin-inline-end: auto;
  }

  .quiet {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    padding-inline: 0.625rem;
    border-color: transparent;
    color: var(--twin-muted);
    font-size: 0.875rem;
  }

  .bar .icon {
    border-color: transparent;
    color: var(--twin-muted);
  }

  :host(:not([mode='page'])) .bar,
  [data-talking] > .bar {
    border-block-end: 1px solid var(--twin-line);
  }

  :host([mode='bubble']) {
    display: contents;
  }

  :host([mode='bubble']) :is(.frame, .launcher) {
    position: fixed;
    inset-inline-end: max(1rem, env(safe-area-inset-right));
    z-index: var(--twin-layer, 2147483000);
  }

  :host([mode='bubble']) .frame {
    inset-block: auto 5.25rem;
    inset-inline-start: auto;
    inline-size: min(25rem, 100vw - 2rem);
    block-size: min(40rem, 100dvh - 6.5rem);
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 1px solid var(--twin-line);
    border-radius: var(--twin-radius);
    box-shadow: 0 0.75rem 2.5rem rgb(0 0 0 / 22%);
  }

  .launcher {
    display: grid;
    inset-block-end: max(1rem, env(safe-area-inset-bottom));
    inline-size: 3.5rem;
    block-size: 3.5rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    color: var(--twin-on-accent);
    background: var(--twin-accent);
    box-shadow: 0 0.375rem 1.25rem rgb(0 0 0 / 28%);
    cursor: pointer;
    place-items: center;
  }

  .launcher:hover:enabled {
    color: var(--twin-on-accent);
    filter: brightness(1.1);
  }

  @media (max-width: 30rem), (max-height: 30rem) {
    :host([mode='bubble']) .frame {
      inset: 0;
      inline-size: 100vw;
      block-size: 100dvh;
      padding: env(safe-area-inset-top) env(safe-area-inset-right) 0 env(safe-area-inset-left);
      border: 0;
      border-radius: 0;
    }

    :host([mode='bubble'][open]) .launcher {
      display: none;
    }
  }

  @container twin (max-width: 21.6em) {
    .bar:not(:has(.name)) > .quiet {
      padding-inline: 0.375rem;
    }

    .bar:not(:has(.name)) > .quiet svg {
      display: none;
    }
  }

  @container twin (max-width: 28.2em) {
    .name ~ .quiet span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
`;
