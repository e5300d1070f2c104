const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const ends = new Set();

/** Until the returned function is called, `end()` is called when a signal ends this process, which then ends as it would have. */
export function endedWithUs(end) {
  if (ends.size === 0) for (const signal of signals) process.on(signal, goDown);
  ends.add(end);
  return () => ends.delete(end) && ends.size === 0 && letGo();
}

function goDown(signal) {
  for (const end of ends) end();
  ends.clear();
  letGo();
  process.kill(process.pid, signal);
}

function letGo() {
  for (const signal of signals) process.off(signal, goDown);
}
