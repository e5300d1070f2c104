const eraseLine = '\r\x1b[K';

/** `3 of 8 Throughput · run 2 of 5 · 1:05, about 2:10 still · 40 turns`. */
export function progressLine({ scenario, scenarios, title, run, runs, text, elapsed }) {
  const still = remaining(elapsed, (scenario - 1 + (run ? (run - 1) / runs : 0)) / scenarios);
  const parts = [`${scenario} of ${scenarios} ${title}`, run && `run ${run} of ${runs}`];
  const time = `${clock(elapsed)}${still === undefined ? '' : `, about ${clock(still)} still`}`;
  return [...parts, time, text].filter(Boolean).join(' · ');
}

/** As if the rest went on like what is done; undefined before anything is. */
export const remaining = (elapsed, done) => (done > 0 ? (elapsed * (1 - done)) / done : undefined);

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
  let [state, last] = [undefined, undefined];
  const clear = () => {
    if (stream.isTTY) stream.write(eraseLine);
  };
  const show = (change) => {
    state = { ...state, ...change };
    if (state.title === undefined) return;
    const { text, run, scenario } = state;
    const key = `${scenario} ${run} ${text}`;
    // A log is spared the same again; on a terminal the time goes on.
    if (!stream.isTTY && key === last) return;
    last = key;
    const line = progressLine({ ...state, scenarios, runs, elapsed: now() - started });
    stream.write(stream.isTTY ? eraseLine + line.slice(0, (stream.columns || 80) - 1) : `${line}\n`);
  };
  return {
    scenario: (scenario, title) => show({ scenario, title, run: undefined, text: undefined }),
    run: (run) => show({ run, text: undefined }),
    say: (text) => show({ text }),
    clear,
    end: clear,
  };
}
