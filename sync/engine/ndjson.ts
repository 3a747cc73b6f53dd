/**
 * Cuts bytes into lines of newline-delimited JSON, however the network has cut
 * them: inside a line, inside a character, or many lines at once.
 */
export class LineSplitter {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #rest: string[] = [];

  /** The lines that the bytes complete. Throws TypeError for bytes that are no UTF-8. */
  push(bytes: Uint8Array): string[] {
    return this.#split(this.#decoder.decode(bytes, { stream: true }));
  }

  /** What is left when the stream ends: a line without a newline is a cut one unless it is empty. */
  end(): string {
    const last = this.#rest.join('') + this.#decoder.decode();
    this.#rest = [];
    return last.trim();
  }

  #split(text: string): string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#rest.push(text.slice(start, end));
      const line = this.#rest.join('').trim();
      this.#rest = [];
      if (line !== '') lines.push(line);
      start = end + 1;
    }
    if (start < text.length) this.#rest.push(text.slice(start));
    return lines;
  }
}
