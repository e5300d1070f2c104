/**
 * What a check of the deployed twin came to. `text` is a word or two on success, and on failure what was found; `advice` is what to
 * do about it, `notes` are sentences for afterwards.
 */
export const passed = (text, { ms, ...more } = {}) => ({ ok: true, text, ms, ...more });
export const failed = (text, advice, more = {}) => ({ ok: false, text, advice, ...more });

/** Never throws: a twin that can't be reached is a finding like others. */
export async function attempt(name, check) {
  const began = performance.now();
  const result = await check().catch((fault) => failed(silence(fault), unreachable));
  return { name, ms: performance.now() - began, ...dropUndefined(result) };
}

export const unreachable =
  'look whether a browser here opens that address, which this network or a proxy may keep from you, and whether the app runs (`azd ' +
  'show`), wait a minute, and then run `azd hooks run postdeploy`';

const dropUndefined = (result) => Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined));

/** How an address does not answer: ECONNREFUSED, ENOTFOUND, TimeoutError. */
export const silence = (fault) => `no answer (${fault.cause?.code ?? fault.code ?? fault.name})`;
