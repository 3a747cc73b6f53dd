/**
 * A small, fast, seedable random generator (sfc32) whose streams are addressed by keys, so that an entity can be
 * generated again, alone and in any order, from the same (seed, key): that is what keeps memory bounded.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  private constructor(a: number, b: number, c: number) {
    this.#a = a;
    this.#b = b;
    this.#c = c;
    for (let warmUp = 0; warmUp < 12; warmUp += 1) this.next();
  }

  /** The stream of `seed` and `keys`: equal arguments give an equal stream, different ones an unrelated stream. */
  static of(seed: number, ...keys: readonly (string | number)[]): Random {
    let a = mix(seed ^ 0x9e3779b9);
    let b = mix(a ^ 0x243f6a88);
    for (const key of keys) {
      const hash = typeof key === 'number' ? mix(key + 0x85ebca6b) : hashText(key);
      a = mix(a ^ hash);
      b = mix(b + Math.imul(hash, 0xc2b2ae35));
    }
    return new Random(a, b, mix(a + b));
  }

  /** A 32-bit unsigned integer. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A number in [0, 1). */
  fraction(): number {
    return this.next() / 4_294_967_296;
  }

  /** An integer in [low, high], both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** One item of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.integer(0, items.length - 1)];
    if (item === undefined) throw new RangeError('pick needs a list with at least one item');
    return item;
  }

  /** `count` different items (fewer when the list is shorter), in random order. */
  sample<Item>(items: readonly Item[], count: number): Item[] {
    const rest = [...items];
    const chosen: Item[] = [];
    while (chosen.length < count && rest.length > 0) {
      chosen.push(...rest.splice(this.integer(0, rest.length - 1), 1));
    }
    return chosen;
  }

  /** One key of a table of weights. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    const keys = Object.keys(weights) as Key[];
    let total = 0;
    for (const key of keys) total += weights[key];
    let left = this.fraction() * total;
    for (const key of keys) {
      left -= weights[key];
      if (left < 0) return key;
    }
    throw new RangeError('weighted needs at least one positive weight');
  }

  /** `length` hexadecimal digits. */
  hex(length: number): string {
    let text = '';
    while (text.length < length) text += this.next().toString(16).padStart(8, '0');
    return text.slice(0, length);
  }

  /** Shuffles an array of numbers in place (Fisher-Yates). */
  shuffle(items: Int32Array): void {
    for (let index = items.length - 1; index > 0; index -= 1) {
      const other = this.integer(0, index);
      const held = items[index] ?? 0;
      items[index] = items[other] ?? 0;
      items[other] = held;
    }
  }
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash);
}
