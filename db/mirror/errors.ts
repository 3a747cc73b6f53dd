import { AppError, type ErrorBody } from '../../shared/errors.ts';

function sqliteCode(thrown: unknown): string | null {
  if (!(thrown instanceof Error) || !('code' in thrown)) return null;
  return typeof thrown.code === 'string' && thrown.code.startsWith('SQLITE_') ? thrown.code : null;
}

function bodyFor(code: string): ErrorBody | null {
  if (code.startsWith('SQLITE_FULL')) {
    return {
      kind: 'disk_full',
      origin: 'db',
      code: 'mirror.disk_full',
      message: 'The disk is full, so this change could not be saved. Free some space and try again; everything saved before is safe.',
    };
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return {
      kind: 'busy',
      origin: 'db',
      code: 'mirror.busy',
      message: 'Another program is holding the local copy. Close other HotGigs windows and try again.',
      retryAfterSeconds: 5,
    };
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_IOERR')) {
    return DAMAGED;
  }
  return null;
}

const DAMAGED: ErrorBody = {
  kind: 'corrupt',
  origin: 'db',
  code: 'mirror.damaged',
  message: 'The local copy on this laptop is damaged. It is set aside and fetched again; changes that were not sent yet are kept.',
};

/** A look at the file's pages found that they do not belong together. */
export function damagedMirror(): AppError {
  return new AppError(DAMAGED);
}

/**
 * Gives an SQLite failure its typed form; anything else is answered unchanged.
 * `corrupt` stands for a damaged file and for a wrong key alike: with an
 * authenticated cipher the two cannot be told apart page by page.
 */
export function translateSqliteError(thrown: unknown): unknown {
  const code = sqliteCode(thrown);
  const body = code === null ? null : bodyFor(code);
  return body === null ? thrown : new AppError(body, { cause: thrown });
}

/** The file was written by a newer version of the workstation. */
export function newerMirror(fileVersion: number): AppError {
  return new AppError({
    kind: 'incompatible',
    origin: 'db',
    code: 'mirror.newer_version',
    message: `The local copy was written by a newer version of HotGigs (format ${fileVersion}). Install the newest version; nothing on this laptop was changed.`,
  });
}

/** The addon or the SQLite inside it is not the one this product was built for. */
export function unusableAddon(reason: string): AppError {
  return new AppError({
    kind: 'incompatible',
    origin: 'db',
    code: 'mirror.addon',
    message: `The encrypted database cannot be opened here: ${reason}. Reinstall HotGigs; nothing on this laptop was changed.`,
  });
}
