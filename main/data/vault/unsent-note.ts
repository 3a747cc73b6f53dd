import { join } from 'node:path';
import { z } from 'zod';
import { toUtcSecond } from '../../../shared/time.ts';
import { readSmallFile, replaceSmallFile } from '../files.ts';

/** Changes are noted once they rest: a note per key press would be noticed. */
const NOTE_AFTER_MS = 1_000;

const note = z.object({ changes: z.int().nonnegative(), notedAt: z.string() });
export type UnsentNote = z.infer<typeof note>;

/** The note's file: a number and a moment, readable while the copy itself is locked. */
export function unsentFile(profileFolder: string): string {
  return join(profileFolder, 'unsent.json');
}

/** How many changes a locked copy holds back, as last noted; null when nothing was. */
export function readUnsent(profileFolder: string): UnsentNote | null {
  try {
    const stored = readSmallFile(unsentFile(profileFolder));
    return stored === null ? null : (note.safeParse(JSON.parse(stored.toString('utf8'))).data ?? null);
  } catch {
    return null;
  }
}

interface UnsentOptions {
  readonly profileFolder: string;
  /** Changes the server has not got, or that it refused and nobody has put away. */
  readonly count: () => number;
  readonly nowMs: () => number;
  readonly schedule: (afterMs: number, task: () => void) => () => void;
}

/** Keeps the note true while the copy is open; only where a passphrase can be forgotten. */
export function noteUnsent(options: UnsentOptions): { readonly changed: () => void; readonly stop: () => void } {
  let noted = readUnsent(options.profileFolder)?.changes ?? null;
  let cancel: (() => void) | null = null;

  function write(): void {
    cancel = null;
    try {
      const changes = options.count();
      if (changes === noted) return;
      replaceSmallFile(unsentFile(options.profileFolder), JSON.stringify({ changes, notedAt: toUtcSecond(options.nowMs()) } satisfies UnsentNote));
      noted = changes;
    } catch {
      // A full disk, or a copy that cannot be read now: the note stays older than it could be, and says so by its moment.
    }
  }

  write();
  return {
    changed: () => {
      cancel ??= options.schedule(NOTE_AFTER_MS, write);
    },
    stop: () => {
      cancel?.();
      write();
    },
  };
}
