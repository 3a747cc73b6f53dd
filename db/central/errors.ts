/** The database's errors in sentences that say what to do. */
import { AppError } from '../../shared/errors.ts';
import { CATALOGUE } from './catalogue.ts';

interface DatabaseError extends Error {
  errno?: number;
  code?: string;
  sqlMessage?: string;
}

/** The server's error number, or `null` for what is no answer of a MySQL-protocol server. */
export function databaseErrno(error: unknown): number | null {
  const { errno, sqlMessage } = asDatabaseError(error);
  // A failed connection carries an operating system number under the same name.
  return errno === undefined || sqlMessage === undefined ? null : errno;
}

function asDatabaseError(error: unknown): Partial<DatabaseError> {
  return error instanceof Error ? error : {};
}

/** Error number → what it means to an operator. `doing` and `said` are filled in where they help. */
const BY_ERRNO: Readonly<Record<number, (doing: string, said: string) => string>> = {
  1044: (doing) => `This database user may not use that database (${doing}). Grant it rights on the database, or use another user in --url.`,
  1045: () => 'The database refused the user or the password. Check them in --url.',
  1049: (_doing, said) => `${said}. Create it first (CREATE DATABASE … CHARACTER SET utf8mb4), or correct the name at the end of --url.`,
  1142: (doing) => `This database user lacks a right that is needed to ${doing}. Grant it ALL on the database.`,
  1205: (doing) => `Another program held a lock too long to ${doing}. Nothing is half done: run the command again when the database is quieter.`,
  1227: (doing) => `This database user lacks a global right that is needed to ${doing}.`,
  1370: (doing) => `This database user lacks a right that is needed to ${doing}. Grant it ALL on the database.`,
  1419: () =>
    'The server writes a binary log and does not let this user create triggers. Run SET GLOBAL log_bin_trust_function_creators = 1 as an administrator, then this command again: it goes on where it stopped.',
  1698: () => 'The database refused the user. Check it in --url.',
};

const BY_CODE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing answers at that address and port. Is the database running, and is the port in --url right?',
  ENOTFOUND: 'The host in --url is not known. Check its name.',
  EAI_AGAIN: 'The host in --url could not be looked up. Check its name and the network.',
  ETIMEDOUT: 'The database did not answer in time. Check the address in --url and the firewall.',
  EHOSTUNREACH: 'The host in --url cannot be reached from here. Check the address and the network.',
  PROTOCOL_CONNECTION_LOST: 'The connection to the database was lost. Run the command again: it goes on where it stopped.',
  ECONNRESET: 'The connection to the database was lost. Run the command again: it goes on where it stopped.',
};

/** Puts a database error in words; `doing` completes "a right that is needed to …". Other errors come back as they are. */
export function explainDatabaseError(error: unknown, doing: string): unknown {
  const { code, sqlMessage } = asDatabaseError(error);
  const errno = databaseErrno(error);
  const known = errno === null ? undefined : BY_ERRNO[errno]?.(doing, sqlMessage ?? '');
  const message = known ?? (code === undefined ? undefined : BY_CODE[code]);
  if (message !== undefined) return new AppError({ kind: 'unavailable', origin: 'db', code: `central.${code ?? errno}`, message }, { cause: error });
  if (errno === null) return error;
  const detail = `The database answered "${sqlMessage}" (${errno}) while trying to ${doing}.`;
  return new AppError({ kind: 'internal', origin: 'db', code: 'central.refused', message: detail }, { cause: error });
}

/** 1217 is what a user hears who may not see the other table. */
const ROW_STILL_REFERENCED: ReadonlySet<number | null> = new Set([1451, 1217]);
const REFUSED_BY = /`[^`]+`\.`(?<child>[^`]+)`, CONSTRAINT `[^`]+` FOREIGN KEY \(`(?<column>[^`]+)`\) REFERENCES `(?:[^`]+`\.`)?(?<parent>[^`]+)`/u;
const PEOPLE: ReadonlySet<string> = new Set(['users', 'recruiters']);

/**
 * Why a DELETE was refused, when a row that must keep its reference stands in the way: an `AppError` of kind
 * `conflict` with a sentence for the person who asked. `null` for any other error.
 */
export function explainDeleteRefusal(error: unknown): AppError | null {
  if (!ROW_STILL_REFERENCED.has(databaseErrno(error))) return null;
  const message = `This cannot be deleted: ${whoStandsInTheWay(asDatabaseError(error).sqlMessage ?? '')}`;
  return new AppError({ kind: 'conflict', origin: 'db', code: 'delete.refused', message }, { cause: error });
}

function whoStandsInTheWay(said: string): string {
  const { child, column, parent } = REFUSED_BY.exec(said)?.groups ?? {};
  if (child === undefined || column === undefined || parent === undefined) return 'other rows still name it and must keep it.';
  const advice = PEOPLE.has(parent) ? 'Deactivate the person instead, or first hand the work to somebody else.' : 'First move or delete those rows.';
  return `rows of ${documentedName(child)} still name the row of ${documentedName(parent)} in ${documentedColumn(child, column)} and must keep it. ${advice}`;
}

function documentedName(physical: string): string {
  return CATALOGUE.tables.find((table) => table.table.toLowerCase() === physical.toLowerCase())?.name ?? physical;
}

function documentedColumn(table: string, physical: string): string {
  const facts = CATALOGUE.tables.find((candidate) => candidate.table.toLowerCase() === table.toLowerCase());
  return facts?.columns.find((column) => column.column === physical)?.name ?? physical;
}
