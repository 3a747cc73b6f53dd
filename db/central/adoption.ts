/**
 * Bringing an existing database to the catalogue: the difference, statement by statement. MySQL commits each DDL
 * statement by itself, so nothing is remembered between them: a run after a crash finds what is still missing.
 */
import type { Connection } from 'mysql2/promise';
import { findNaturalDuplicates, runCheck } from './data-checks.ts';
import { alterTable, identifier } from './ddl.ts';
import { findDifference, isConstraint, type Change, type Finding } from './difference.ts';
import { databaseErrno, explainDatabaseError } from './errors.ts';
import { readDatabase, type FoundDatabase } from './information.ts';
import { foreignKeyName } from './names.ts';
import { withSchemaSession } from './schema-session.ts';
import { ensureState, recordSchema, writeState } from './state.ts';

export interface AdoptionPlan {
  /** What will be run, in order. */
  changes: readonly Change[];
  /** Keys that are wanted and not made: the data forbids them, or they were asked to be left alone. */
  leftOut: readonly Change[];
  findings: readonly Finding[];
}

export interface AdoptionOptions {
  /** Leaves every foreign key, cascade rule and unique key as found. */
  keepConstraints?: boolean | undefined;
  onProgress?: ((progress: SchemaProgress) => void) | undefined;
}

/** Progress in statements. */
export interface SchemaProgress {
  done: number;
  total: number;
  /** What is being done, in words. */
  step: string;
}

/** What adopting would do. Reads only; orphans and duplicates are in the findings. */
export async function planAdoption(connection: Connection, options: Pick<AdoptionOptions, 'keepConstraints'> = {}): Promise<AdoptionPlan> {
  return planFrom(connection, await readDatabase(connection), options);
}

async function planFrom(connection: Connection, found: FoundDatabase, options: Pick<AdoptionOptions, 'keepConstraints'>): Promise<AdoptionPlan> {
  const { changes, findings } = findDifference(found);
  const [wanted, leftOut, reported]: [Change[], Change[], Finding[]] = [[], [], [...findings]];
  for (const change of changes) {
    const forbidden = change.check === null ? null : await runCheck(connection, found, change.check);
    if (forbidden !== null) reported.push(forbidden);
    const leave = forbidden !== null || (options.keepConstraints === true && isConstraint(change));
    (leave ? leftOut : wanted).push(change);
  }
  reported.push(...(await findNaturalDuplicates(connection, found)));
  return { changes: wanted, leftOut, findings: reported };
}

/**
 * Adopts the connection's database: adds what the catalogue has and it lacks, changes no value, and returns what was
 * done and what was found. Harmless when run again, or after a crash at any statement.
 */
export async function adopt(connection: Connection, options: AdoptionOptions = {}): Promise<AdoptionPlan> {
  return withSchemaSession(connection, async () => {
    await ensureState(connection);
    await writeState(connection, 'keep_constraints', options.keepConstraints === true ? '1' : '0');
    return applyDifference(connection, options);
  });
}

/** Closes the gap between the database and the catalogue. The caller holds a schema session. */
export async function applyDifference(connection: Connection, options: AdoptionOptions): Promise<AdoptionPlan> {
  const found = await readDatabase(connection);
  const plan = await planFrom(connection, found, options);
  const refused: { change: Change; finding: Finding }[] = [];
  for (const [done, change] of plan.changes.entries()) {
    options.onProgress?.({ done, total: plan.changes.length, step: describeChange(change) });
    // The old key stays when the new one could not be made.
    const pointless =
      change.kind === 'drop foreign key' && refused.some((other) => other.change.table === change.table && other.change.column === change.column);
    const finding = pointless ? forbidden(change) : await applyChange(connection, found, change);
    if (finding !== null) refused.push({ change, finding });
  }
  options.onProgress?.({ done: plan.changes.length, total: plan.changes.length, step: 'the schema is as documented' });
  await recordSchema(connection);
  const unmade = new Set(refused.map(({ change }) => change));
  return {
    changes: plan.changes.filter((change) => !unmade.has(change)),
    leftOut: [...plan.leftOut, ...unmade],
    findings: [...plan.findings, ...refused.map(({ finding }) => finding)],
  };
}

/** A change in words: `add foreign key on jobs.postedBy`. */
export function describeChange(change: Change): string {
  return `${change.kind} ${change.column === null ? change.table : `on ${change.table}.${change.column}`}`;
}

/** Somebody else made it first: another operator's run, or our own before a crash it did not live to report. */
const ALREADY_DONE: ReadonlySet<number> = new Set([1050, 1060, 1061, 1091, 1359, 1826]);
/** The rows forbid the unique key after all: written between the check and the statement. */
const DUPLICATE_ROW = 1062;

async function applyChange(connection: Connection, found: FoundDatabase, change: Change): Promise<Finding | null> {
  try {
    await connection.query(change.sql);
  } catch (error) {
    const errno = databaseErrno(error);
    if (errno !== null && ALREADY_DONE.has(errno)) return null;
    if (errno === DUPLICATE_ROW && isConstraint(change)) return forbidden(change);
    throw explainDatabaseError(error, describeChange(change));
  }
  return (await orphansSlippedIn(connection, found, change)) ? forbidden(change) : null;
}

/** Keys are added unchecked (see the schema session): an orphan written after the plan's own check takes the key back. */
async function orphansSlippedIn(connection: Connection, found: FoundDatabase, change: Change): Promise<boolean> {
  const { check } = change;
  if (check?.kind !== 'orphans' || change.kind === 'drop foreign key') return false;
  if ((await runCheck(connection, found, check)) === null) return false;
  await connection.query(alterTable(check.table, [`DROP FOREIGN KEY ${identifier(foreignKeyName(check.table, check.column))}`]));
  return true;
}

function forbidden(change: Change): Finding {
  const sentence = `Could not ${describeChange(change)}: rows written meanwhile forbid it. Run adopt again to see them.`;
  return { kind: 'left out', table: change.table, column: change.column, count: 1, examples: [], sentence };
}
