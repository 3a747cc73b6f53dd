/** Progress as lines on a terminal or in a log. */

export type Print = (line: string) => void;

/** A reporter that prints at most one line a second, and none for what is over before. */
export function progressPrinter(print: Print, now: () => number = Date.now): (done: number, total: number, step: string) => void {
  let last = now();
  return (done, total, step) => {
    if (now() - last < 1000) return;
    last = now();
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
    print(`${String(percent).padStart(3)} %  ${step} (${done} of ${total})`);
  };
}
