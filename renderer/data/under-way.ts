/** Changes of the person's at the window that are on the screen and not yet known to be kept. */
const underWay = new Set<Promise<unknown>>();

/** Notes that something is under way until it has come to its end. */
export async function whileUnderWay<Outcome>(work: Promise<Outcome>): Promise<Outcome> {
  underWay.add(work);
  try {
    return await work;
  } finally {
    underWay.delete(work);
  }
}

/** Whether everything that was done in this window is kept, or was refused. */
export function isAllSettled(): boolean {
  return underWay.size === 0;
}

/** Resolves when everything is that is under way now. */
export async function allSettled(): Promise<void> {
  await Promise.allSettled(underWay);
}
