import type { RowDataPacket } from 'mysql2/promise';
import { ANNOTATIONS } from '../../../db/central/annotations.ts';
import { isApplicationStatus, type BoardStatus } from '../../../shared/domain/application-status.ts';
import { must } from '../../../shared/errors.ts';
import { tableByName, type MirroredTableName } from '../../../shared/generated/tables.ts';
import { FIRST_SCREEN_CARDS, type FirstScreen } from '../../protocol/first-screen.ts';
import type { TableRows, WireRow } from '../../protocol/rows.ts';
import { piecesOf, positionOf, referenceIn, selectList } from './row-reader.ts';
import { readSnapshot } from './snapshot.ts';
import { PROJECTION_RANKS } from './types.ts';
import type { Queryable, ScopeState } from './types.ts';

/** A job with more applications than this opens when the copy is complete: its rows alone would take longer than anybody calls at once. */
const MOST_APPLICATIONS = 20_000;

/** Rows whose `column` names the `from` of rows read before. */
interface Step {
  readonly table: MirroredTableName;
  readonly column: string;
  readonly of: MirroredTableName;
  readonly from: string;
}

/** What a board's frame and cards show (`main/data/queries/cards.ts`), each step after the one it follows. */
const STEPS: readonly Step[] = [
  { table: 'customers', column: 'id', of: 'jobs', from: 'customerId' },
  { table: 'jobSkillRequirements', column: 'jobId', of: 'jobs', from: 'id' },
  { table: 'applicationHistory', column: 'applicationId', of: 'applications', from: 'id' },
  { table: 'applicationFeedback', column: 'applicationId', of: 'applications', from: 'id' },
  { table: 'interviews', column: 'applicationId', of: 'applications', from: 'id' },
  { table: 'interviewPanelists', column: 'interviewId', of: 'interviews', from: 'id' },
  { table: 'panelistFeedback', column: 'panelistId', of: 'interviewPanelists', from: 'id' },
  { table: 'users', column: 'id', of: 'interviewPanelists', from: 'userId' },
  { table: 'candidates', column: 'id', of: 'applications', from: 'candidateId' },
  { table: 'users', column: 'id', of: 'candidates', from: 'userId' },
  { table: 'candidateTagAssignments', column: 'candidateId', of: 'candidates', from: 'id' },
  { table: 'candidateTags', column: 'id', of: 'candidateTagAssignments', from: 'tagId' },
];

export interface FirstScreenRequest {
  /** The scopes the device may hold: nothing outside of them is read. */
  readonly scopes: readonly ScopeState[];
  readonly userId: number;
  readonly mostApplications?: number | undefined;
}

/**
 * The board that a new device of this user opens on, of one snapshot; null
 * without a job or when it has too many applications.
 * @param connection one without an open transaction
 */
export async function readFirstScreen(
  connection: Queryable,
  { scopes, userId, mostApplications = MOST_APPLICATIONS }: FirstScreenRequest,
): Promise<FirstScreen | null> {
  const scopeIds = scopes.map((scope) => scope.id);
  if (scopeIds.length === 0) return null;
  return readSnapshot(connection, async () => {
    const jobId = await landingJob(connection, scopeIds, userId);
    if (jobId === null || (await hasMoreApplications(connection, jobId, mostApplications))) return null;
    return readBoard(connection, scopeIds, jobId);
  });
}

/** The first job in the switcher's order (`main/data/queries/jobs.ts`): one's own, active, newest. */
async function landingJob(connection: Queryable, scopeIds: readonly number[], userId: number): Promise<number | null> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT t.id FROM sync_member m JOIN jobs t ON t.id = m.pk WHERE m.scope_id IN (?) AND m.table_no = ? AND m.projection = ?
     ORDER BY t.postedBy = ? DESC, t.status = 'active' DESC, t.createdAt DESC, t.id DESC LIMIT 1`,
    [scopeIds, tableByName('jobs').no, PROJECTION_RANKS.full, userId],
  );
  return rows[0] === undefined ? null : Number(rows[0]['id']);
}

async function hasMoreApplications(connection: Queryable, jobId: number, limit: number): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT id FROM applications WHERE jobId = ? LIMIT ?, 1', [jobId, limit]);
  return rows.length > 0;
}

async function readBoard(connection: Queryable, scopeIds: readonly number[], jobId: number): Promise<FirstScreen> {
  const read = (table: MirroredTableName, column: string, keys: readonly number[]) => readHeld(connection, scopeIds, { table, column, keys });
  const job = await read('jobs', 'id', [jobId]);
  const applications = await read('applications', 'jobId', [jobId]);
  const content = [...job, ...applications];
  /** The full rows that later steps start from. Of the applications only those whose cards come. */
  const found = new Map<MirroredTableName, readonly WireRow[]>([
    ['jobs', rowsOf(job)],
    ['applications', firstOfEachColumn(rowsOf(applications))],
  ]);
  for (const { table, column, of, from } of STEPS) {
    const keys = new Set((found.get(of) ?? []).flatMap((row) => referenceIn(of, row, from) ?? []));
    const parts = await read(table, column, [...keys]);
    found.set(table, rowsOf(parts));
    content.push(...parts);
  }
  // A card names who owes feedback only where any is known of at all (`main/data/queries/sql.ts`): one row says so.
  content.push(...(await read('panelistFeedback', 'id', await anyHeld(connection, scopeIds, 'panelistFeedback'))));
  return { jobId, content };
}

/** The id of some row of a table that the scopes hold; none when they hold none. */
async function anyHeld(connection: Queryable, scopeIds: readonly number[], table: MirroredTableName): Promise<number[]> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT pk FROM sync_member WHERE scope_id IN (?) AND table_no = ? LIMIT 1', [
    scopeIds,
    tableByName(table).no,
  ]);
  return rows.map((row) => Number(row['pk']));
}

function rowsOf(parts: readonly TableRows[]): readonly WireRow[] {
  return parts.find((part) => part.projection === 'full')?.rows ?? [];
}

/** The cards a board shows first, as the device orders them: newest first, then the highest id. */
function firstOfEachColumn(applications: readonly WireRow[]): WireRow[] {
  const [status, submitted] = [positionOf('applications', 'status'), positionOf('applications', 'submittedAt')];
  const moment = (row: WireRow): string => String(row[submitted] ?? '');
  const taken = new Map<BoardStatus, number>();
  return applications
    .toSorted((left, right) => (moment(left) === moment(right) ? Number(right[0]) - Number(left[0]) : moment(left) < moment(right) ? 1 : -1))
    .filter((row) => {
      const stored = row[status] === null ? null : String(row[status]);
      const stage = isApplicationStatus(stored) ? stored : 'other';
      const before = taken.get(stage) ?? 0;
      taken.set(stage, before + 1);
      return before < FIRST_SCREEN_CARDS;
    });
}

interface HeldRows {
  readonly table: MirroredTableName;
  readonly column: string;
  readonly keys: readonly number[];
}

/** Rows by a column, as far as the scopes hold them, in each projection they are held in. */
async function readHeld(connection: Queryable, scopeIds: readonly number[], { table, column, keys }: HeldRows): Promise<TableRows[]> {
  const shape = tableByName(table);
  const physical = must(
    shape.columns.find((candidate) => candidate.name === column),
    `a column ${table}.${column}`,
  ).column;
  const parts: TableRows[] = [];
  for (const projection of ANNOTATIONS[table].projections) {
    const rows: WireRow[] = [];
    for (const piece of piecesOf(keys)) {
      const [found] = await connection.query<RowDataPacket[][]>(
        {
          sql: `SELECT STRAIGHT_JOIN ${selectList(table, projection)} FROM \`${shape.table}\` t JOIN sync_member m
                ON m.table_no = ? AND m.pk = t.id AND m.scope_id IN (?) AND m.projection = ? WHERE t.\`${physical}\` IN (?)`,
          rowsAsArray: true,
        },
        [shape.no, scopeIds, PROJECTION_RANKS[projection], piece],
      );
      rows.push(...(found as unknown as WireRow[]));
    }
    if (rows.length > 0) parts.push({ table: shape.no, projection, rows });
  }
  return parts;
}
