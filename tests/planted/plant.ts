/** A test that must notice a planted bug. */
export interface Catcher {
  /** Path from the root. */
  readonly file: string;
  /** Part of its full name; every test of the file when left out. */
  readonly test?: string;
}

/** One piece of a source file and what would stand there instead. */
export interface Edit {
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

/** A bug that someone could well make in one file. */
export interface Plant extends Edit {
  readonly name: string;
  /** What would go wrong, and which trap or invariant says so. */
  readonly why: string;
  readonly file: string;
  /** A second place, where the same mistake would have to be made too. */
  readonly also?: Edit;
  readonly caughtBy: readonly Catcher[];
}

/**
 * The source with the bug in it.
 * @throws Error when one of its places is not there once: the plant no longer fits the code
 */
export function withPlant(source: string, plant: Plant): string {
  return [plant, ...(plant.also === undefined ? [] : [plant.also])].reduce((text, edit) => withEdit(text, edit, plant), source);
}

function withEdit(source: string, { find, replace }: Edit, { name, file }: Plant): string {
  const places = source.split(find).length - 1;
  if (places === 1) return source.replace(find, () => replace);
  throw new Error(
    `The planted bug "${name}" does not fit any more: "${find.trim()}" occurs ${places} times in ${file}, it must occur once. ` +
      'The code has changed there; say in tests/planted/plants what the same mistake looks like now.',
  );
}
