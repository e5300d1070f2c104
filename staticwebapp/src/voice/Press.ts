/** Milliseconds after which a press counts as held, and its end as the end of what is said. */
const hold = 400;

/** What a press of the button does. */
export interface Pressed {
  /** Nothing goes on yet that it could end. */
  readonly isFirst: () => boolean;
  /** @param held The pointer is still down. */
  begin(held: boolean): void;
  /** What was begun goes on, or ends. */
  again(): void;
  /** @param wasHeld Long enough to have been meant so. */
  letGo(wasHeld: boolean): void;
}

/** Tells a press from the click that follows it, which counts by itself only where it comes from a key. */
export class Press {
  readonly #pressed: Pressed;
  #isPointed = false;
  #at = 0;

  constructor(pressed: Pressed) {
    this.#pressed = pressed;
  }

  down({ button, pointerId, currentTarget }: PointerEvent): void {
    if (button !== 0) return;
    this.#isPointed = this.#pressed.isFirst();
    this.#at = performance.now();
    if (!this.#isPointed) return;
    this.#pressed.begin(true);
    // Wherever it is let go, it is this button that is.
    (currentTarget as Element).setPointerCapture(pointerId);
  }

  release(): void {
    this.#pressed.letGo(performance.now() - this.#at > hold);
  }

  /** The browser took the pointer for something else, and no click follows. */
  cancel(): void {
    this.#isPointed = false;
    this.release();
  }

  /** That of a key has no count; a pointer's may not come, as after a drag, and must not be waited for. */
  click({ detail }: MouseEvent): void {
    const isSame = this.#isPointed && detail > 0;
    this.#isPointed = false;
    if (isSame) return;
    if (this.#pressed.isFirst()) this.#pressed.begin(false);
    else this.#pressed.again();
  }
}
