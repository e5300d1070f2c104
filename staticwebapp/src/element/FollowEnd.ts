/** How far a reader is down a scrolling box, in pixels. */
export interface Position {
  readonly top: number;
  /** What is left below the visible part. */
  readonly below: number;
}

/** A reader who scrolls up wants to read there, and is left alone until back at the end. */
export function stillFollows(following: boolean, before: Position, now: Position): boolean {
  return now.below < 8 || (following && now.top >= before.top);
}

/** Keeps the end of a growing talk in view, for as long as the reader stays there. What comes before it stays put. */
export class FollowEnd {
  readonly #box: HTMLElement;
  readonly #talk: HTMLElement;
  readonly #sizes: ResizeObserver;
  readonly #turned: (following: boolean) => void;
  #following = true;
  #last: Position = { top: 0, below: 0 };

  /**
   * @param box What scrolls. `talk` lies in it, and has no height until it begins.
   * @param turned Told when the reader leaves the end, and when they are back.
   */
  constructor(box: HTMLElement, talk: HTMLElement, turned: (following: boolean) => void = () => undefined) {
    this.#box = box;
    this.#talk = talk;
    this.#turned = turned;
    this.#sizes = new ResizeObserver(() => this.#keepUp());
    this.#sizes.observe(box);
    this.#sizes.observe(talk);
    box.addEventListener('scroll', this.#onScroll, { passive: true });
  }

  /** Goes to the end, whatever the reader did before; for a message of their own. */
  resume(): void {
    this.#set(true);
    this.#keepUp();
  }

  /** How far the view is from the end, to be given back to `holdAt` after something came before it. */
  get fromEnd(): number {
    return this.#box.scrollHeight - this.#box.scrollTop;
  }

  holdAt(fromEnd: number): void {
    this.#box.scrollTop = this.#box.scrollHeight - fromEnd;
  }

  release(): void {
    this.#sizes.disconnect();
    this.#box.removeEventListener('scroll', this.#onScroll);
  }

  readonly #onScroll = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = this.#box;
    const now = { top: scrollTop, below: scrollHeight - clientHeight - scrollTop };
    this.#set(stillFollows(this.#following, this.#last, now));
    this.#last = now;
  };

  #set(following: boolean): void {
    if (following === this.#following) return;
    this.#following = following;
    this.#turned(following);
  }

  #keepUp(): void {
    if (this.#following && this.#talk.offsetHeight > 0) this.#box.scrollTop = this.#box.scrollHeight;
  }
}
