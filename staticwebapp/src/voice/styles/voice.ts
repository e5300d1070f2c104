const css = String.raw;

/** What lies above the box while somebody listens or speaks. It comes with its script, after the element's own. */
export const styles = css`
  .voice {
    display: flex;
    order: -1;
    flex-basis: 100%;
    align-items: center;
    gap: 0.5rem;
    padding: 0.125rem 0.25rem 0.125rem 0.75rem;
  }

  .wave {
    flex: 1 1 4rem;
    min-inline-size: 0;
    block-size: 2rem;
    color: var(--twin-accent);
  }

  .left {
    font-variant-numeric: tabular-nums;
    font-size: 0.9375rem;
  }

  .voice .sentence {
    flex: 3 1 8rem;
    max-block-size: 4.5em;
    overflow-y: auto;
    font-size: 0.9375rem;
    line-height: 1.45;
  }

  .voice .icon {
    border-color: transparent;
  }

  .says {
    order: -1;
    flex-basis: 100%;
    padding-inline: 0.75rem;
    color: var(--twin-muted);
    font-size: 0.875rem;
    line-height: 1.45;
  }

  .says.alarm {
    color: var(--twin-alarm);
  }

  .says:empty {
    display: none;
  }

  .voice-again {
    order: -1;
    margin-inline-start: 0.75rem;
  }

  .mic {
    touch-action: none;
    -webkit-touch-callout: none;
    user-select: none;
  }

  .mic[data-step='recording'] {
    border-color: var(--twin-alarm);
    color: var(--twin-alarm);
  }

  .mic[data-step='recording'] svg {
    fill: currentColor;
  }

  ::highlight(digital-twin-spoken) {
    text-decoration: underline 2px;
    background: var(--twin-tint);
  }
`;
