const eraseLine = '\r\x1b[K';

/** `3 of 8 Throughput · run 2 of 5 · 1:05, about 2:10 still · 40 turns`. */
export function progressLine({ scenario, scenarios, title, run, runs, text, elapsed, still }) {
  const parts = [`${scenario} of ${scenarios} ${title}`, run && `run ${run} of ${runs}`];
  const time = `${clock(elapsed)}${still ? `, about ${clock(still)} still` : ''}`;
  return [...parts, time, text].filter(Boolean).join(' · ');
}

/** The share of the whole that is done when this scenario, and of it this run, begins. */
export const shareDone = ({ scenario, scenarios, run = 1, runs }) => (scenario - 1 + (run - 1) / runs) / scenarios;

/**
 * How long it takes still, as if the rest went on like the share `done`, which took `took` ms; less what has gone by since, but not
 * less than the scenarios to come. Undefined before anything is done.
 */
export function remaining({ done, took, elapsed, scenario, scenarios }) {
  if (!(done > 0)) return undefined;
  const whole = took / done;
  return Math.max(whole - elapsed, (whole * (scenarios - scenario)) / scenarios);
}

function clock(ms) {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * Shows where a bench is: one line that is rewritten on a terminal, else a line each time that something changed.
 * `scenario(i, title)` and `run(k)` count from 1, `say(text)` tells more, `clear()` makes room for a print, `end()` is the last.
 */
export function showProgress({ scenarios, runs, stream = process.stderr, now = () => performance.now() }) {
  const started = now();
  let [state, last] = [{ scenarios, runs }, undefined];
  const clear = () => {
    if (stream.isTTY) stream.write(eraseLine);
  };
  const begin = (change) => {
    state = { ...state, text: undefined, ...change };
    const done = shareDone(state);
    // Some scenarios count their runs more than once.
    show(done > (state.done ?? 0) ? { done, took: now() - started } : {});
  };
  const show = (change) => {
    state = { ...state, ...change };
    const key = `${state.scenario} ${state.run} ${state.text}`;
    // A log is spared the same again; on a terminal the time goes on.
    if (!stream.isTTY && key === last) return;
    last = key;
    const elapsed = now() - started;
    const line = progressLine({ ...state, elapsed, still: remaining({ ...state, elapsed }) });
    stream.write(stream.isTTY ? eraseLine + line.slice(0, (stream.columns || 80) - 1) : `${line}\n`);
  };
  return {
    scenario: (scenario, title) => begin({ scenario, title, run: undefined }),
    run: (run) => begin({ run }),
    say: (text) => show({ text }),
    clear,
    end: clear,
  };
}
