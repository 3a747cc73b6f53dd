/** Runs a task once the frame with what the page holds now has been handed over: for work that must not delay it. */
export function afterPaint(task: () => void): void {
  requestAnimationFrame(() => setTimeout(task));
}

/** A window that draws nothing has no frames; nobody waits longer for one. */
const NO_FRAME_MS = 100;

/** Resolves once the frame with what the page holds now has been handed over. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    afterPaint(resolve);
    setTimeout(resolve, NO_FRAME_MS);
  });
}
