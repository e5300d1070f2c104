import { css } from './css.ts';

/** What Markdown makes of an answer. Wide code and tables scroll in boxes of their own. */
export const markdown = css`
  div.text {
    white-space: normal;
  }

  .text > * + *,
  .text :is(li, blockquote) > * + * {
    margin-block-start: 0.75rem;
  }

  .text :is(h3, h4, h5, h6) {
    font-size: 1.0625rem;
    font-weight: 650;
    line-height: 1.35;
    text-wrap: balance;
  }

  .text > h3 {
    font-size: 1.25rem;
  }

  .text > h4 {
    font-size: 1.125rem;
  }

  .text > * + :is(h3, h4, h5, h6) {
    margin-block-start: 1.5rem;
  }

  .text :is(ul, ol) {
    padding-inline-start: 1.5rem;
    list-style: disc;
  }

  .text ol {
    list-style: decimal;
  }

  .text li + li,
  .text li > :is(ul, ol) {
    margin-block-start: 0.25rem;
  }

  .text li::marker {
    color: var(--twin-muted);
    font-variant-numeric: tabular-nums;
  }

  .text blockquote {
    padding-inline-start: 1rem;
    border-inline-start: 3px solid var(--twin-line);
    color: var(--twin-muted);
  }

  .text hr {
    margin-block: 1.5rem;
    border: 0;
    border-block-start: 1px solid var(--twin-line);
  }

  /* Letters beside a link cannot change the order of those in it. */
  .text a {
    color: var(--twin-accent);
    text-underline-offset: 0.15em;
    unicode-bidi: isolate;
  }

  .text code {
    padding: 0.1em 0.3em;
    border-radius: 0.25rem;
    background: var(--twin-tint);
    font: 0.875em / 1.5 ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
  }

  .code,
  .table {
    border: 1px solid var(--twin-line);
    border-radius: 0.625rem;
  }

  .caption {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-inline: 0.875rem 0.25rem;
    border-block-end: 1px solid var(--twin-line);
    color: var(--twin-muted);
    font-size: 0.8125rem;
  }

  .copy {
    border-color: transparent;
    padding-inline: 0.625rem;
    font-size: inherit;
  }

  .code pre {
    padding: 0.75rem 0.875rem;
    overflow-x: auto;
    overflow-wrap: normal;
    border-radius: 0 0 0.625rem 0.625rem;
    background: var(--twin-tint);
    tab-size: 4;
  }

  .code code {
    padding: 0;
    background: none;
  }

  .table {
    max-inline-size: 100%;
    inline-size: fit-content;
    overflow-x: auto;
  }

  .text table {
    border-collapse: collapse;
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
  }

  .text :is(th, td) {
    min-inline-size: 4rem;
    max-inline-size: 20rem;
    padding: 0.5rem 0.75rem;
    overflow-wrap: break-word;
    text-align: start;
    vertical-align: top;
  }

  .text :is(th, td)[align='center'] {
    text-align: center;
  }

  .text :is(th, td)[align='right'] {
    text-align: right;
    white-space: nowrap;
  }

  .text :is(th, td)[align='left'] {
    text-align: left;
  }

  .text tr + tr > *,
  .text tbody > tr > * {
    border-block-start: 1px solid var(--twin-line);
  }

  .text th {
    background: var(--twin-tint);
    font-weight: 600;
  }
`;
