/**
 * What the sync layer knows about each table beyond its columns: whose a row is, which scopes hold it, when a
 * device gets it. The rules stand in `scope-rules.ts`; here they are checked, ordered and given their edges.
 */
import { TABLES, tableByName, type MirroredTableName, type TableName } from '../../shared/generated/tables.ts';
import { CASCADING_FOREIGN_KEYS } from './foreign-keys.ts';
import { SCOPE_RULES } from './scope-rules.ts';
import type { MembershipSource, TableAnnotation } from './scope-types.ts';

/** A reference whose both ends `sync_edge` keeps: deletes travel along it, or membership does. */
export interface TrackedReference {
  /** Permanent number, `fk_no` in `sync_edge`. */
  readonly no: number;
  readonly childTable: MirroredTableName;
  /** Property name of the referring column. */
  readonly childColumn: string;
  readonly parentTable: MirroredTableName;
  readonly onDelete: 'cascade' | 'set null' | 'restrict';
}

/**
 * References by which rows bring others along though MySQL restricts their
 * deletion: the old parent must be found when the column changes. Permanent
 * numbers, above those of `foreign-key-numbers.json`.
 */
const MEMBERSHIP_REFERENCE_NUMBERS: Readonly<Record<string, number>> = {
  'jobs.postedBy': 1001,
  'interviews.recruiterId': 1002,
  'applicationFeedback.recruiterId': 1003,
};

/** `fk_no` in `sync_edge` of who a panelist is: a user by e-mail, which no foreign key says. */
export const EMAIL_REFERENCE_NO = 2001;

/** The rule of every documented table, by name. */
export const ANNOTATIONS: Readonly<Record<TableName, TableAnnotation>> = SCOPE_RULES;

/** The tables that are captured and indexed: all but the server's own. */
export const INDEXED_TABLES: readonly MirroredTableName[] = TABLES.filter((table) => !table.serverOnly).map(
  (table) => table.name as MirroredTableName,
);

/** Every reference kept in `sync_edge`, by number. */
export const TRACKED_REFERENCES: readonly TrackedReference[] = [...cascading(), ...membershipOnly()].toSorted((a, b) => a.no - b.no);

/** Indexed tables, each after those its membership depends on. */
export const MEMBERSHIP_ORDER: readonly MirroredTableName[] = ordered((table) => ANNOTATIONS[table].scope.flatMap(dependsOn));

/** Indexed tables, each after those its rows take their company from. */
export const TENANT_ORDER: readonly MirroredTableName[] = ordered((table) =>
  ANNOTATIONS[table].tenantPath.flatMap((step) => (step.kind === 'parent' ? [step.table] : [])),
);

/** The tracked reference of a column; a column without one is a fault of the rules. */
export function trackedReference(childTable: MirroredTableName, childColumn: string): TrackedReference {
  const found = TRACKED_REFERENCES.find((reference) => reference.childTable === childTable && reference.childColumn === childColumn);
  if (found === undefined) throw new Error(`${childTable}.${childColumn} brings rows along but is no tracked reference: give it a number.`);
  return found;
}

function cascading(): TrackedReference[] {
  return CASCADING_FOREIGN_KEYS.filter((key) => key.mirrored).map((key) => ({
    no: key.no,
    childTable: key.childTable as MirroredTableName,
    childColumn: key.childColumn,
    parentTable: key.parentTable as MirroredTableName,
    onDelete: key.onDelete,
  }));
}

function membershipOnly(): TrackedReference[] {
  return Object.entries(MEMBERSHIP_REFERENCE_NUMBERS).map(([name, no]) => {
    const [table, column] = name.split('.') as [MirroredTableName, string];
    const reference = tableByName(table).columns.find((candidate) => candidate.name === column)?.references;
    if (reference?.onDelete !== 'restrict') throw new Error(`${name} is not a restricting reference.`);
    return { no, childTable: table, childColumn: column, parentTable: reference.table as MirroredTableName, onDelete: 'restrict' };
  });
}

function dependsOn(source: MembershipSource): MirroredTableName[] {
  switch (source.kind) {
    case 'company':
      return [];
    case 'own':
      return ['users'];
    case 'parent':
      return [source.table];
    case 'child':
      return source.by === 'member' ? [source.table] : [];
    case 'blind':
      return [source.table, 'users'];
    case 'panel':
      // Panels are worked out when all else is settled, each as a whole.
      return [];
  }
}

/** Depth first; a table that depends on itself by any way is a fault of the rules and stops the program. */
function ordered(dependencies: (table: MirroredTableName) => readonly MirroredTableName[]): MirroredTableName[] {
  const done: MirroredTableName[] = [];
  const visit = (table: MirroredTableName, path: readonly MirroredTableName[]): void => {
    if (done.includes(table)) return;
    if (path.includes(table)) throw new Error(`The scope rules go in a circle: ${[...path, table].join(' → ')}.`);
    for (const dependency of dependencies(table)) visit(dependency, [...path, table]);
    done.push(table);
  };
  for (const table of INDEXED_TABLES) visit(table, []);
  return done;
}
