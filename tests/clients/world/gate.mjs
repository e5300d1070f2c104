/** A promise that others open. */
export class Gate {
  constructor() {
    this.opened = new Promise((resolve) => {
      this.open = resolve;
    });
  }
}
