const open = new Set();

/** Remembers `work` to be done at the end, however that comes. Returns what does it now instead. */
export function undoLater(work) {
  open.add(work);
  return async () => {
    if (open.delete(work)) await work();
  };
}

/** The newest first, and the rest also when one fails. */
export async function undoAll() {
  for (const work of [...open].reverse()) {
    open.delete(work);
    try {
      await work();
    } catch (error) {
      console.error(error);
    }
  }
}

/** Returns whether a signal came. */
export function undoOnSignals() {
  let interrupted = false;
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    process.on(signal, async () => {
      if (interrupted) return;
      interrupted = true;
      await undoAll();
      process.exit(code);
    });
  }
  return () => interrupted;
}
