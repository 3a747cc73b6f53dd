/** Lets one at a time through: whoever comes while someone is inside waits for its turn. */
export class Gate {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is this caller's turn, with the way out. */
  async enter(): Promise<() => void> {
    const before = this.#last;
    let leave = (): void => undefined;
    this.#last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  }
}
