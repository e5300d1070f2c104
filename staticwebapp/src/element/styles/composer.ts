import { css } from 'lit';

/** What stays at the foot: trouble, the message being written, and what it is that answers. */
export const composer = css`
  .foot {
    padding-block: 0.75rem max(0.75rem, env(safe-area-inset-bottom));
  }

  .trouble {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-block-end: 0.75rem;
    padding: 0.625rem 0.75rem 0.625rem 1rem;
    border-inline-start: 3px solid var(--twin-alarm);
    border-radius: 0.25rem;
    background: var(--twin-tint);
  }

  .trouble p {
    flex: 1 1 14rem;
    font-size: 0.9375rem;
    line-height: 1.45;
  }

  .composer {
    border: 1px solid var(--twin-edge);
    border-radius: 1rem;
  }

  .composer:focus-within {
    outline: 2px solid var(--twin-accent);
    outline-offset: -1px;
  }

  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 3rem;
    max-block-size: min(12rem, 30vh);
    padding: 0.75rem 1rem 0.25rem;
    border: 0;
    color: inherit;
    background: none;
    font: inherit;
    line-height: 1.5;
    resize: none;
    field-sizing: content;
  }

  /* The whole composer shows the focus. */
  textarea:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: var(--twin-muted);
    opacity: 1;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 0 0.5rem;
    padding: 0.375rem 0.5rem 0.5rem;
  }

  .quiet {
    margin-inline-end: auto;
    padding-inline: 0.375rem;
    border-color: transparent;
    color: var(--twin-muted);
    font-size: 0.875rem;
  }

  .room {
    color: var(--twin-muted);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }

  @media (max-width: 32rem) {
    .actions button {
      padding-inline: 0.75rem;
    }

    .actions .quiet {
      padding-inline: 0.375rem;
    }

    .room {
      flex-basis: 100%;
      order: -1;
      text-align: end;
    }
  }

  textarea[aria-invalid] ~ .actions .room {
    color: var(--twin-alarm);
    font-weight: 600;
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
    cursor: default;
  }

  .disclosure {
    margin-block-start: 0.5rem;
    color: var(--twin-muted);
    font-size: 0.8125rem;
    line-height: 1.45;
    text-align: center;
    text-wrap: balance;
  }
`;
