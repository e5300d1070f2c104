/** One of those on a page that listen and speak. */
export interface Speaker {
  readonly isListening: boolean;
  /** Hears no more, and is silent. */
  leave(): void;
}

let holder: Speaker | undefined;

/** Nobody is talked over: whoever held the floor leaves it. */
export function takeFloor(speaker: Speaker): void {
  if (holder !== speaker) holder?.leave();
  holder = speaker;
}

/** Whether nobody else is being listened to, whom an answer would interrupt. */
export function mayAnswer(speaker: Speaker): boolean {
  return holder === speaker || !holder?.isListening;
}

export function leaveFloor(speaker: Speaker): void {
  if (holder === speaker) holder = undefined;
}
