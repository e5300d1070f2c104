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

/** Words on their way into a text box, which the page around it must not take for its own shortcuts: it can't see the box. */
export function isTyping(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey && !event.altKey;
}
