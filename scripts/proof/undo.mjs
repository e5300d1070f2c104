const open = new Set();
let interrupted = false;

export const isInterrupted = () => interrupted;

/** Remembers `work` to be done at the end, however that comes. Returns what does it now instead. */
export function undoLater(work) {
  open.add(work);
  const now = async () => {
    if (open.delete(work)) await work();
  };
  // Whatever is begun while all is being stopped is stopped at once.
  if (interrupted) void now();
  return now;
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

export function undoOnSignals() {
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    process.on(signal, async () => {
      if (interrupted) return;
      interrupted = true;
      await undoAll();
      process.exit(code);
    });
  }
}
