import { COMMANDS } from '../../shared/contract/commands.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { call } from './actions.ts';
import { readOnce } from './use-query.ts';

/** Keeps the newest of something that changes with every key, on this device, through a crash. */
export interface Keeper {
  /** Keeps it, in place of what was kept before; null forgets it. Ends when this or something newer is on the disk. */
  readonly keep: (value: object | null) => Promise<void>;
}

/** Makes a keeper. One write at a time: what changes meanwhile is written once it is done. */
export function createKeeper(name: string, write = writeKept): Keeper {
  let next: { readonly value: object | null } | null = null;
  let writing: Promise<void> | null = null;
  const work = async (): Promise<void> => {
    while (next !== null) {
      const { value } = next;
      next = null;
      await write(name, value);
    }
    writing = null;
  };
  return {
    keep: (value) => {
      next = { value };
      writing ??= work();
      return writing;
    },
  };
}

async function writeKept(name: string, value: object | null): Promise<void> {
  await call(COMMANDS.keep, { name, text: value === null ? null : JSON.stringify(value) });
}

/** What is kept under a name, as it was given; null when there is nothing, or nothing that can be read. */
export async function readKept<Value extends object>(name: string): Promise<Partial<Value> | null> {
  const answer = await readOnce(QUERIES.keptValue, { name });
  if (!answer.ok || answer.value.text === null) return null;
  return JSON.parse(answer.value.text) as Partial<Value>;
}
