const WINDOW_MS = 60_000;
const MOST_RESTARTS = 5;
const FIRST_DELAY_MS = 100;

/**
 * When to start a process again that ended by itself: soon, later each time, and
 * not any more once it failed five times within a minute.
 */
export class RestartPolicy {
  #crashes: number[] = [];

  /** Notes a crash. Answers the delay in ms before the next start, or null to give up. */
  crashed(nowMs: number): number | null {
    this.#crashes = [...this.#crashes.filter((at) => nowMs - at < WINDOW_MS), nowMs];
    const count = this.#crashes.length;
    return count > MOST_RESTARTS ? null : FIRST_DELAY_MS * 2 ** (count - 1);
  }
}
