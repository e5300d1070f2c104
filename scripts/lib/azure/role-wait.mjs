const minute = 60_000;

/**
 * Calls `push` until the storage lets it, or `patience` is over: a role that was just given takes minutes to arrive everywhere.
 * `push` resolves to { code, output }; so does this, with the last one. `tell` is called at the first refusal and then about each
 * minute, with the milliseconds that have passed.
 */
export async function pushOnceAllowed(push, { retry, patience, tell, wait, now }) {
  const began = now();
  let told = Number.NEGATIVE_INFINITY;
  for (;;) {
    const outcome = await push();
    const passed = now() - began;
    if (outcome.code !== refused || passed + retry > patience) return outcome;
    if (passed - told >= minute) {
      tell(passed);
      told = passed;
    }
    await wait(retry);
  }
}

/** The exit code of a push that the storage answered with 403. */
export const refused = 3;
