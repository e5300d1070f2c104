/** Enter, unless it makes a new line. */
export function isSendKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && isPlain(event);
}

export function isEscape(event: KeyboardEvent): boolean {
  return event.key === 'Escape' && isPlain(event);
}

/** An input method has its own use for the keys that pick or drop a word (229 is what Safari reports for those). */
function isPlain(event: KeyboardEvent): boolean {
  return !event.isComposing && event.keyCode !== 229;
}
