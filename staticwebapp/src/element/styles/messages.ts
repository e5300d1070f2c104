import { css } from './css.ts';

/** The owner's introduction and the conversation below it. */
export const messages = css`
  .scroller .column {
    padding-block: clamp(0.75rem, 4cqb, 2.5rem) 1.5rem;
  }

  h1 {
    font: 500 clamp(2rem, 1.4rem + 3cqi, 3rem) / 1.1 var(--twin-heading-font);
    letter-spacing: -0.015em;
    text-wrap: balance;
  }

  .headline {
    margin-block-start: 0.5rem;
    color: var(--twin-muted);
    text-wrap: balance;
  }

  .greeting {
    margin-block-start: 1.25rem;
    font-size: 1.1em;
    text-wrap: pretty;
    white-space: pre-wrap;
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

  .earlier {
    display: block;
    margin: 1.5rem auto 0;
  }

  .message {
    margin-block-start: 2rem;
  }

  /* Words that come into one list leave the others as they were laid out. */
  .talk > ol {
    contain: layout style;
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
  }

  .message[data-role='user'] > .text {
    padding: 0.5rem 1rem;
    /* Seen where colours are forced. */
    border: 1px solid transparent;
    border-radius: var(--twin-radius);
    background: var(--twin-tint);
    white-space: pre-wrap;
  }

  .message[data-role='user'] > :is(.byline, .mark, .deeds) {
    justify-content: end;
    text-align: end;
  }

  .byline {
    margin-block-end: 0.25rem;
  }

  .author {
    margin-inline-end: 0.375rem;
    color: var(--twin-ink);
    font-weight: 600;
  }

  .mark {
    margin-block-start: 0.25rem;
    font-style: italic;
  }

  .message[data-status='failed'] .mark {
    color: var(--twin-alarm);
  }

  .deeds {
    display: flex;
    margin-block-start: 0.125rem;
    margin-inline: -0.5rem;
  }

  .deed {
    inline-size: 2.25rem;
    min-block-size: 2.25rem;
    border-color: transparent;
    color: var(--twin-muted);
  }

  .deed svg {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }

  .edit {
    inline-size: min(34rem, 80cqi);
  }

  .edited {
    padding: 0.5rem 1rem;
    border: 1px solid var(--twin-edge);
    border-radius: var(--twin-radius);
  }

  .edit .choices {
    justify-content: end;
    margin-block-start: 0.5rem;
  }

  .thinking {
    display: flex;
    gap: 0.375rem;
    padding-block: 0.5rem;
  }

  .thinking i {
    border: 0.25rem solid var(--twin-accent);
    border-radius: 50%;
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
