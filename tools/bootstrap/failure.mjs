// Plain JavaScript, because it has to load on Node 20 before anything else is set up.

/** @typedef {'old_node' | 'no_network' | 'no_rights' | 'port_taken' | 'disk_full' | 'no_display' | 'missing_tool' | 'corrupt_download' | 'child_crashed' | 'bad_arguments' | 'not_ready' | 'check_failed' | 'unsupported'} FailureCode */

/** What stopped a tool, and what the person at the terminal can do about it. Never a bug: bugs keep their stack trace. */
export class ToolFailure extends Error {
  /**
   * @param {FailureCode} code
   * @param {string} cause one sentence: what happened
   * @param {string} remedy one sentence or command: the way on
   * @param {unknown} [origin] the underlying error
   */
  constructor(code, cause, remedy, origin) {
    super(cause, origin === undefined ? undefined : { cause: origin });
    this.name = 'ToolFailure';
    /** @type {FailureCode} */
    this.code = code;
    /** @type {string} */
    this.remedy = remedy;
  }
}

/**
 * The two lines printed for a failure; for anything else (a bug) the stack.
 * @param {unknown} error
 * @returns {string}
 */
export function describeFailure(error) {
  if (error instanceof ToolFailure) return `✗ ${error.message}\n  → ${error.remedy}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Reads the `code` of a Node system error, `undefined` for anything else. @param {unknown} error @returns {string | undefined} */
export function systemCode(error) {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/**
 * Turns the system errors people actually meet (disk, rights) into failures; everything else stays as it is.
 * @param {unknown} error
 * @param {string} doing what was being done, for the sentence ("unpack Electron")
 * @returns {unknown}
 */
export function explainSystemError(error, doing) {
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ToolFailure(
      'disk_full',
      `The disk is full: could not ${doing}.`,
      'Free about 2 GB (or point HOTGIGS_CACHE at a larger disk) and run the command again; it goes on where it stopped.',
      error,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new ToolFailure(
      'no_rights',
      `No right to ${doing} (${code}).`,
      'Make the folder writable for this user, or set HOTGIGS_CACHE to a folder that is.',
      error,
    );
  }
  return error;
}
