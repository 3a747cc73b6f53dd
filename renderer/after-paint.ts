/** Runs a task once the frame with what the page holds now has been handed over: for work that must not delay it. */
export function afterPaint(task: () => void): void {
  requestAnimationFrame(() => setTimeout(task));
}
