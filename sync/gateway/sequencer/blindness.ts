import { ANNOTATIONS, EMAIL_REFERENCE_NO, INDEXED_TABLES } from '../../../db/central/annotations.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import type { EdgeChange } from './edges.ts';
import type { MemberChange } from './members.ts';
import { EMAIL_EDGES, PANELISTS } from './owing.ts';
import { addPending } from './pass.ts';
import type { MembershipPass } from './pass.ts';
import { piecesOf, queryByKeys, referenceIn } from './row-reader.ts';
import { PROJECTION_RANKS } from './types.ts';
import type { Queryable } from './types.ts';

/** The tables whose rows are hidden from who owes feedback. */
const BLIND_TABLES: readonly MirroredTableName[] = INDEXED_TABLES.filter((table) =>
  ANNOTATIONS[table].scope.some((source) => source.kind === 'blind'),
);

/**
 * Looks again at feedback whose readers depend on rows touched in this tick: the
 * panel, its submissions, or a panelist's account. Before membership is settled.
 */
export async function noteBlindness(pass: MembershipPass): Promise<void> {
  const people = [...(pass.touched.get('users')?.keys() ?? [])];
  const panelists = [...(pass.touched.get('interviewPanelists')?.keys() ?? [])];
  const interviews = new Set<number>();
  for (const table of ['interviewPanelists', 'panelistFeedback'] as const) await addInterviews(pass, table, interviews);
  if (people.length > 0 || panelists.length > 0) {
    const known = await syncEmailEdges(pass.connection, panelists, people);
    const rows = await queryByKeys(pass.connection, `SELECT interviewId FROM ${PANELISTS} WHERE id IN (?)`, known);
    for (const row of rows) interviews.add(Number(row[0]));
  }
  await addPendingFeedback(pass, interviews);
}

/** The interviews that touched rows belong to, or did before. */
async function addInterviews(pass: MembershipPass, table: 'interviewPanelists' | 'panelistFeedback', interviews: Set<number>): Promise<void> {
  const ids = [...(pass.touched.get(table)?.keys() ?? [])];
  if (ids.length === 0) return;
  for (const row of (await pass.reader.read(table, ids)).values()) {
    const interview = referenceIn(table, row, 'interviewId');
    if (interview !== null) interviews.add(interview);
  }
  for (const change of changesOf(pass, table)) if (change.before !== null) interviews.add(change.before);
}

function changesOf(pass: MembershipPass, table: MirroredTableName): EdgeChange[] {
  return [...pass.edgeChanges.values()]
    .flatMap((changes) => [...changes.values()])
    .filter(({ reference }) => reference.childTable === table && reference.childColumn === 'interviewId');
}

async function addPendingFeedback(pass: MembershipPass, interviews: ReadonlySet<number>): Promise<void> {
  if (interviews.size === 0) return;
  for (const table of BLIND_TABLES) {
    const rows = await queryByKeys(pass.connection, `SELECT id FROM \`${tableByName(table).table}\` WHERE interviewId IN (?)`, [...interviews]);
    for (const row of rows) addPending(pass, table, Number(row[0]));
  }
}

/** Brings the edges from panelists to users up to the snapshot; answers every panelist whose user was touched or is another now. */
async function syncEmailEdges(connection: Queryable, panelists: readonly number[], people: readonly number[]): Promise<number[]> {
  const stored = 'SELECT child_pk, parent_pk FROM sync_edge WHERE fk_no = ?';
  const before = new Map([
    ...(await pairs(connection, `${stored} AND child_pk IN (?)`, panelists, [EMAIL_REFERENCE_NO])),
    ...(await pairs(connection, `${stored} AND parent_pk IN (?)`, people, [EMAIL_REFERENCE_NO])),
  ]);
  const after = new Map([
    ...(await pairs(connection, `${EMAIL_EDGES} WHERE p.id IN (?)`, panelists)),
    ...(await pairs(connection, `${EMAIL_EDGES} WHERE u.id IN (?)`, people)),
  ]);
  const made = [...after].filter(([panelist, user]) => before.get(panelist) !== user);
  const gone = [...before.keys()].filter((panelist) => !after.has(panelist));
  for (const piece of piecesOf(made)) {
    await connection.query('INSERT INTO sync_edge (fk_no, child_pk, parent_pk) VALUES ? ON DUPLICATE KEY UPDATE parent_pk = VALUES(parent_pk)', [
      piece.map(([panelist, user]) => [EMAIL_REFERENCE_NO, panelist, user]),
    ]);
  }
  for (const piece of piecesOf(gone))
    await connection.query('DELETE FROM sync_edge WHERE fk_no = ? AND child_pk IN (?)', [EMAIL_REFERENCE_NO, piece]);
  return [...new Set([...before.keys(), ...after.keys()])];
}

async function pairs(connection: Queryable, sql: string, keys: readonly number[], before: readonly unknown[] = []): Promise<[number, number][]> {
  return (await queryByKeys(connection, sql, keys, before)).map((row) => [Number(row[0]), Number(row[1])]);
}

/**
 * Looks again at feedback that a team's members hold each for themselves, when
 * somebody comes to the team or leaves it.
 */
export async function noteTeamMoves(pass: MembershipPass, moved: readonly MemberChange[]): Promise<void> {
  const moves = moved.flatMap((change) => teamsMoved(change).map((scopeId) => ({ user: change.id, scopeId })));
  if (moves.length === 0) return;
  const { connection } = pass;
  for (const scopeId of new Set(moves.map((move) => move.scopeId))) {
    for (const table of BLIND_TABLES) for (const id of await splitRows(connection, table, scopeId)) addPending(pass, table, id);
  }
  const invited = await queryByKeys(
    connection,
    `SELECT p.interviewId FROM sync_edge e STRAIGHT_JOIN ${PANELISTS} p ON p.id = e.child_pk WHERE e.fk_no = ? AND e.parent_pk IN (?)`,
    moves.map((move) => move.user),
    [EMAIL_REFERENCE_NO],
  );
  await addPendingFeedback(pass, new Set(invited.map((row) => Number(row[0]))));
}

/** Feedback of interviews that a company holds, though it does not hold the feedback: for each teammate alone, or for nobody yet. */
async function splitRows(connection: Queryable, table: MirroredTableName, scopeId: number): Promise<number[]> {
  const { no, table: physical } = tableByName(table);
  const rows = await queryByKeys(
    connection,
    `SELECT x.pk FROM sync_scope s STRAIGHT_JOIN sync_tenant x ON x.company_id = s.ref_id AND x.table_no = ?
     STRAIGHT_JOIN \`${physical}\` t ON t.id = x.pk
     STRAIGHT_JOIN sync_member i ON i.scope_id = s.id AND i.table_no = ? AND i.pk = t.interviewId
     LEFT JOIN sync_member h ON h.scope_id = s.id AND h.table_no = x.table_no AND h.pk = x.pk
     WHERE h.pk IS NULL AND s.id IN (?)`,
    [scopeId],
    [no, tableByName('interviews').no],
  );
  return rows.map((row) => Number(row[0]));
}

/** The company scopes in which a user came to be, or no longer is, more than a name. */
function teamsMoved({ before, after }: MemberChange): number[] {
  const { full } = PROJECTION_RANKS;
  return [...new Set([...before.keys(), ...after.keys()])].filter((scopeId) => (before.get(scopeId) === full) !== (after.get(scopeId) === full));
}
