/** Letters written from right to left, and signs that change the direction. */
const TURNS = /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A name inside a sentence, held apart from it: a Hebrew or Arabic name keeps
 * its own order and leaves that of the words and signs around it alone. Signs in
 * the name that would turn the rest around are left out. In JSX, `<bdi>` and
 * `dir="auto"` do the same.
 */
export function isolated(name: string): string {
  return TURNS.test(name) ? `\u2068${name.replaceAll(CONTROLS, '')}\u2069` : name;
}
