import { crc32 } from 'node:zlib';

/** What happened in a world, in order, as one number: the same for the same seed. */
export class Trace {
  #hash = 0;
  #events = 0;

  note(event: string): void {
    this.#hash = crc32(event, this.#hash);
    this.#events += 1;
  }

  toString(): string {
    return `${this.#hash.toString(16).padStart(8, '0')} of ${this.#events}`;
  }
}
