/** Enter, but not the Enter that picks a word in an input method (229 is what Safari reports for that one). */
export function isSendKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}
