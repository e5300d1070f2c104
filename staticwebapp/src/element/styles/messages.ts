import { css } from 'lit';

/** The owner's introduction and the conversation below it. */
export const messages = css`
  .scroller .column {
    padding-block: clamp(1.5rem, 6vh, 4rem) 1.5rem;
  }

  h1 {
    font: 500 clamp(2rem, 1.4rem + 3vw, 3rem) / 1.1 ui-serif, Georgia, 'Times New Roman', serif;
    letter-spacing: -0.015em;
    text-wrap: balance;
  }

  .headline {
    margin-block-start: 0.5rem;
    color: var(--twin-muted);
  }

  .greeting {
    margin-block-start: 1.5rem;
    font-size: 1.1875rem;
    text-wrap: pretty;
    white-space: pre-wrap;
  }

  ul,
  ol {
    padding: 0;
    list-style: none;
  }

  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
    margin-block-start: 1.75rem;
  }

  .chip {
    border-color: var(--twin-line);
    border-radius: 1.375rem;
    background: var(--twin-tint);
    text-align: start;
  }

  .message {
    margin-block-start: 2rem;
  }

  /* An answer stands closer to its question than to the next one. */
  .message[data-role='assistant'],
  .thinking {
    margin-block-start: 1.25rem;
  }

  .message[data-role='user'] {
    inline-size: fit-content;
    max-inline-size: 88%;
    margin-inline-start: auto;
    padding: 0.625rem 1rem 0.75rem;
    border-radius: 1rem;
    background: var(--twin-tint);
  }

  .byline,
  .mark {
    color: var(--twin-muted);
    font-size: 0.8125rem;
  }

  .author {
    margin-inline-end: 0.375rem;
    color: var(--twin-ink);
    font-weight: 600;
  }

  .text {
    white-space: pre-wrap;
  }

  .mark {
    margin-block-start: 0.25rem;
    font-style: italic;
  }

  .message[data-status='failed'] .mark {
    color: var(--twin-alarm);
  }

  .thinking {
    display: flex;
    gap: 0.375rem;
    padding-block: 0.5rem;
  }

  .thinking i {
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--twin-accent);
    opacity: 0.5;
  }

  @media (prefers-reduced-motion: no-preference) {
    .thinking i {
      animation: breathe 1.4s ease-in-out infinite;
    }

    .thinking i:nth-of-type(2) {
      animation-delay: 0.2s;
    }

    .thinking i:nth-of-type(3) {
      animation-delay: 0.4s;
    }
  }

  @keyframes breathe {
    50% {
      opacity: 1;
    }
  }
`;
