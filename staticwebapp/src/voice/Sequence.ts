/** Hands out what comes numbered from 0 in that order, each once. */
export class Sequence<T> {
  readonly #waiting = new Map<number, T>();
  #next = 0;

  /** @returns What may go now. */
  add(index: number, item: T): T[] {
    if (index >= this.#next) this.#waiting.set(index, item);
    const ready: T[] = [];
    for (let one = this.#waiting.get(this.#next); one !== undefined; one = this.#waiting.get(this.#next)) {
      ready.push(one);
      this.#waiting.delete(this.#next++);
    }
    return ready;
  }
}
