import { css } from './css.ts';

/** The conversations of before. */
export const list = css`
  .list .column {
    padding-block: 1.25rem 1.5rem;
  }

  #list-title {
    margin-block-end: 1rem;
    font: 500 1.5rem / 1.2 var(--twin-heading-font);
  }

  .list ul {
    margin-block: 1rem;
    border-block-start: 1px solid var(--twin-line);
  }

  .list li {
    border-block-end: 1px solid var(--twin-line);
  }

  .item {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }

  .item :is(.choices, .alarm) {
    flex-basis: 100%;
    padding-block-end: 0.75rem;
  }

  .open {
    display: grid;
    flex: 1;
    min-inline-size: 0;
    padding: 0.625rem 0;
    border-color: transparent;
    border-radius: 0.25rem;
    text-align: start;
  }

  .title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .open[aria-current] .title {
    font-weight: 600;
  }

  .removal {
    padding-block: 0.75rem;
  }

  .removal .title {
    font-weight: 600;
    white-space: normal;
  }

  .removal .choices {
    margin-block-start: 0.75rem;
  }

  .alarm,
  .danger {
    color: var(--twin-alarm);
  }

  .danger,
  .danger:hover:enabled {
    border-color: var(--twin-alarm);
    color: var(--twin-alarm);
  }
`;
