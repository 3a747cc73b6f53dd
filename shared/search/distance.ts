/**
 * How many slips of the keyboard lie between two words: a letter too many, too
 * few, another one, or two neighbours swapped (restricted Damerau distance).
 * @param most stops counting there: anything above answers `most + 1`
 */
export function slipsBetween(a: string, b: string, most: number): number {
  const [left, right] = [[...a], [...b]];
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let before: number[] = [];
  let last = right.map((_, index) => index);
  last.push(right.length);
  for (let row = 1; row <= left.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let slips = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) slips = Math.min(slips, (before[column - 2] ?? 0) + 1);
      next.push(slips);
    }
    if (Math.min(...next) > most) return most + 1;
    before = last;
    last = next;
  }
  return Math.min(last[right.length] ?? 0, most + 1);
}

/** Words shorter than this are looked up as they are: everything is one slip from a short word. */
const SHORTEST_TOLERANT_WORD = 4;

/** Whether one slip is forgiven in a word. */
export function isTolerant(word: string): boolean {
  return [...word].length >= SHORTEST_TOLERANT_WORD;
}

/**
 * A word and everything that is left of it when one letter is taken out. Two
 * words one slip apart always share one of these, whatever the slip.
 */
export function neighbourhood(word: string): string[] {
  const letters = [...word];
  return [...new Set([word, ...letters.map((_, index) => letters.toSpliced(index, 1).join(''))])];
}
