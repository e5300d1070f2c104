/** The names of the keys, which are secret. */
export const keyNames = ['OPENAI_API_KEY', 'OPENAI_COMPAT_KEY', 'STT_API_KEY', 'TTS_API_KEY'];

/**
 * Reads what `azd env set-secret` leaves in the environment in place of a key, `akvs://<subscription>/<vault>/<secret>`:
 * { subscription, vault, secret }. Undefined for a key itself.
 */
export function keyReference(text) {
  const [, subscription, vault, secret] = /^akvs:\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(text ?? '') ?? [];
  return secret && { subscription, vault, secret };
}
