import type BetterSqlite3 from 'better-sqlite3';
import { tableByName, type MirroredTableName } from '../../shared/generated/tables.ts';
import { dropMirrorColumn, ofOlderVersion } from '../support/former-version.ts';
import { pick } from './chance.ts';

/** What a gateway of another version makes of what a device of this one says. */
export type Language =
  | { readonly kind: 'present' }
  /** Of another wire protocol: how much higher its number is. */
  | { readonly kind: 'protocol'; readonly ahead: 1 | -1 }
  /** Of another catalogue. */
  | { readonly kind: 'schema' }
  /** Older than a kind of change. */
  | { readonly kind: 'without'; readonly mutator: string };

export const PRESENT: Language = { kind: 'present' };

type Body = Readonly<Record<string, unknown>>;

function isBody(body: unknown): body is Body {
  return typeof body === 'object' && body !== null;
}

function withoutMutator(mutations: unknown, mutator: string): unknown {
  if (!Array.isArray(mutations)) return mutations;
  return mutations.map((one: unknown) => (isBody(one) && one['name'] === mutator ? { ...one, name: `${mutator}.ofLater` } : one));
}

/** A request's body as it reads to a gateway of that version, seen from where the gateway stands. */
export function asHeardBy(language: Language, body: unknown): unknown {
  if (!isBody(body)) return body;
  switch (language.kind) {
    case 'present':
      return body;
    case 'protocol':
      return typeof body['protocol'] === 'number' ? { ...body, protocol: body['protocol'] - language.ahead } : body;
    case 'schema':
      return typeof body['schemaHash'] === 'string' ? { ...body, schemaHash: 'of another catalogue' } : body;
    case 'without':
      return 'mutations' in body ? { ...body, mutations: withoutMutator(body['mutations'], language.mutator) } : body;
  }
}

/** Columns that changes read or write, which no version ever lacked. */
const ESSENTIAL =
  /^id$|Id$|status|email|role|name|By$|At$|duration|coverLetter|title|bio|skills|linkedinUrl|experience|seniority|phone|location|notes|source|type|Method|Provider/i;
const WIDENED: readonly MirroredTableName[] = ['applications', 'candidates', 'interviews', 'jobs', 'users', 'interviewPanelists'];
const COLUMNS_OF_LATER = 3;

/** Takes a column out of a table that no change needs. */
function dropColumn(file: BetterSqlite3.Database, table: MirroredTableName, random: () => number): void {
  const columns = file.prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table) as string[];
  const indexed = new Set(
    file.prepare('SELECT i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i').pluck().all(table) as (string | null)[],
  );
  const { columns: shapes } = tableByName(table);
  // What the server fills by itself is in rows made here as well.
  const isFilled = (name: string): boolean => shapes.some((shape) => shape.name === name && (shape.notNull || shape.defaultValue !== undefined));
  const spare = columns.filter((name) => !ESSENTIAL.test(name) && !indexed.has(name) && !isFilled(name));
  if (spare.length === 0) return;
  dropMirrorColumn(file, table, pick(random, spare));
}

/** Notes to be removed were queued without what their user had seen of them. */
const FORMER_REMOVALS = `UPDATE _mutation SET args_version = 1, args = json_remove(args, '$.base')
  WHERE name = 'applications.removeNote' AND args_version = 2 AND status IS NULL`;
const FORMER_PEOPLE = 'DROP TABLE _about; DELETE FROM _migration WHERE version = 3';
const FORMER_LEDGER = `DROP INDEX _mutation_conflicts; ALTER TABLE _mutation DROP COLUMN resolutions; ALTER TABLE _mutation DROP COLUMN open_conflicts;
  ALTER TABLE _mutation DROP COLUMN server_version; DELETE FROM _migration WHERE version = 2`;

/**
 * Makes a mirror file what an older version of the workstation would have left
 * behind: fewer columns, arguments of the version before, a ledger without
 * conflicts. Now and then its tables have a column that is gone since, so that
 * nothing of the copy can be kept.
 */
export function makeOlder(file: BetterSqlite3.Database, random: () => number): void {
  const asked = file.prepare('SELECT count(*) FROM _mutation WHERE open_conflicts > 0').pluck().get() as number;
  if (asked === 0) file.exec(FORMER_LEDGER);
  file.exec(FORMER_REMOVALS);
  file.exec(FORMER_PEOPLE);
  if (random() < 0.25) file.exec('ALTER TABLE "candidates" ADD COLUMN "takenAwaySince" TEXT');
  else for (let count = 0; count < COLUMNS_OF_LATER; count += 1) dropColumn(file, pick(random, WIDENED), random);
  ofOlderVersion(file);
}
