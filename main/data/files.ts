import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../shared/errors.ts';

function codeOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
}

function diskFull(cause: unknown): AppError {
  return new AppError(
    {
      kind: 'disk_full',
      origin: 'main',
      code: 'profile.disk_full',
      message: 'The disk is full, so this could not be saved. Free some space and try again; everything saved before is safe.',
    },
    { cause },
  );
}

/** A small file's bytes, or null when there is none. */
export function readSmallFile(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

/**
 * Replaces a small file as a whole: a crash leaves the old one or the new one,
 * never half of either. Readable by this user only.
 * @throws AppError `profile.disk_full`
 */
export function replaceSmallFile(path: string, content: Buffer | string): void {
  const next = `${path}.next`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeDurably(next, content);
    renameSync(next, path);
  } catch (thrown) {
    // What was written so far only fills the disk more.
    rmSync(next, { force: true });
    throw codeOf(thrown) === 'ENOSPC' || codeOf(thrown) === 'EDQUOT' ? diskFull(thrown) : thrown;
  }
}

function writeDurably(path: string, content: Buffer | string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
