import { QUERIES } from '../../shared/queries/registry.ts';
import { keepText } from './kept-values.ts';
import { readOnce } from './use-query.ts';

/** Keeps the newest of something that changes with every key, on this device, through a crash. */
export interface Keeper {
  /**
   * Keeps it, in place of what was kept before; null forgets it. Ends when this or something newer was written;
   * false when that failed, which the user is told once until it works again.
   */
  readonly keep: (value: object | null) => Promise<boolean>;
}

/** Writes a draft. @param quiet the user knows already that it fails */
type Write = (name: string, value: object | null, quiet: boolean) => Promise<boolean>;

/** Makes a keeper. One write at a time: what changes meanwhile is written once it is done. */
export function createKeeper(name: string, write: Write = writeKept): Keeper {
  let next: { readonly value: object | null } | null = null;
  let writing: Promise<boolean> | null = null;
  let isKept = true;
  const work = async (): Promise<boolean> => {
    while (next !== null) {
      const { value } = next;
      next = null;
      isKept = await write(name, value, !isKept);
    }
    writing = null;
    return isKept;
  };
  return {
    keep: (value) => {
      next = { value };
      writing ??= work();
      return writing;
    },
  };
}

function writeKept(name: string, value: object | null, quiet: boolean): Promise<boolean> {
  return keepText(name, value === null ? null : JSON.stringify(value), quiet);
}

/** A kept draft; null when there is none, or none that can be read. */
export function parseKept(text: string | null): object | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** What is kept under a name, as it was given; null when there is nothing, or nothing that can be read. */
export async function readKept<Value extends object>(name: string): Promise<Partial<Value> | null> {
  const answer = await readOnce(QUERIES.keptValue, { name });
  return answer.ok ? parseKept(answer.value.text) : null;
}
