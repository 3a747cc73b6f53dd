/** What a disk, or SQLite on it, answers instead of writing. */
export const DISK_TROUBLES = {
  full: { message: 'database or disk is full', code: 'SQLITE_FULL' },
  busy: { message: 'database is locked', code: 'SQLITE_BUSY' },
  torn: { message: 'disk I/O error', code: 'SQLITE_IOERR_WRITE' },
} as const;
export type DiskTrouble = keyof typeof DISK_TROUBLES;

function failureOf(trouble: DiskTrouble): Error {
  const { message, code } = DISK_TROUBLES[trouble];
  return Object.assign(new Error(message), { code });
}

/** A device's disk: the n-th write from now on can be told to fail, and so many behind it. */
export class FailingDisk {
  readonly #onFailure: (trouble: DiskTrouble) => void;
  #trouble: DiskTrouble | null = null;
  #spared = 0;
  #failures = 0;
  #resting = 0;

  constructor(onFailure: (trouble: DiskTrouble) => void) {
    this.#onFailure = onFailure;
  }

  /** @param spared writes that still succeed */
  fail(trouble: DiskTrouble, spared: number, failures: number): void {
    this.#trouble = trouble;
    this.#spared = spared;
    this.#failures = failures;
  }

  /** There is room again. */
  mend(): void {
    this.#trouble = null;
  }

  /** A write that must become durable. @throws Error as SQLite or the system throws it */
  write(): void {
    if (this.#trouble === null || this.#resting > 0) return;
    if (this.#spared > 0) {
      this.#spared -= 1;
      return;
    }
    const trouble = this.#trouble;
    this.#failures -= 1;
    if (this.#failures <= 0) this.#trouble = null;
    this.#onFailure(trouble);
    throw failureOf(trouble);
  }

  /** Does something that is none of the device's doing: nothing fails and nothing counts. */
  rest<T>(work: () => T): T {
    this.#resting += 1;
    try {
      return work();
    } finally {
      this.#resting -= 1;
    }
  }
}
