import type { RowDataPacket } from 'mysql2/promise';
import { ANNOTATIONS, INDEXED_TABLES, trackedReference } from '../../../db/central/annotations.ts';
import type { PanelSource } from '../../../db/central/scope-types.ts';
import { must } from '../../../shared/errors.ts';
import { tableByName, tableByNo } from '../../../shared/generated/tables.ts';
import type { ColumnShape, MirroredTableName, TableName } from '../../../shared/generated/tables.ts';
import { addReason, differs, writeMembers } from './members.ts';
import type { MemberChange, Members } from './members.ts';
import type { MembershipPass } from './pass.ts';
import { publishChanges } from './publish.ts';
import { queryByKeys, referenceIn } from './row-reader.ts';
import { PROJECTION_RANKS } from './types.ts';
import type { Queryable } from './types.ts';

/** Days a panel's scope lasts after the invitation or the interview's end, whichever is later; as long as a panelist's links. */
const PANEL_DAYS = 30;

const PANELISTS = tableByName('interviewPanelists');

/** Panelists `p` of an interview `i` whose time is not over; `?` is the moment. */
const LIVE = `i.id = p.interviewId AND GREATEST(p.createdAt, COALESCE(i.scheduledAt + INTERVAL COALESCE(i.duration, 0) MINUTE, p.createdAt)) >= ? - INTERVAL ${PANEL_DAYS} DAY`;
const INTERVIEWS = `\`${tableByName('interviews').table}\``;

interface PlacedSource {
  readonly table: MirroredTableName;
  readonly source: PanelSource;
}

const SOURCES: readonly PlacedSource[] = INDEXED_TABLES.flatMap((table) =>
  ANNOTATIONS[table].scope.flatMap((source) => (source.kind === 'panel' ? [{ table, source }] : [])),
);

/** One query for all that panels hold: table, projection, panelist, row. A few rows each, so each is worked out as a whole. */
const CONTENTS = SOURCES.map(contentsOf);

function columnOf(table: TableName, name: string): ColumnShape {
  return must(
    tableByName(table).columns.find((column) => column.name === name),
    `${table}.${name}`,
  );
}

function contentsOf({ table, source }: PlacedSource): string {
  const head = `SELECT ${tableByName(table).no}, ${PROJECTION_RANKS[source.projection]}, p.id`;
  if ('referring' in source.by) {
    const column = columnOf(table, source.by.referring).column;
    return `${head}, t.id FROM \`${PANELISTS.table}\` p JOIN \`${tableByName(table).table}\` t ON t.\`${column}\` = p.id WHERE p.id IN (?)`;
  }
  let at: TableName = 'interviewPanelists';
  const joins = source.by.path.map((name, index) => {
    const column = columnOf(at, name);
    const parent = must(column.references, `${at}.${name} must refer to a table`).table;
    const join = `JOIN \`${tableByName(parent).table}\` t${index + 1} ON t${index + 1}.id = ${index === 0 ? 'p' : `t${index}`}.\`${column.column}\``;
    at = parent;
    return join;
  });
  if (at !== table) throw new Error(`A panel's way to ${table} leads to ${at}.`);
  const last = joins.length === 0 ? 'p' : `t${joins.length}`;
  return `${head}, ${last}.id FROM \`${PANELISTS.table}\` p ${joins.join(' ')} WHERE p.id IN (?)`;
}

/** References on the way from a panelist's row to what its scope holds: a change of one is a change of the scope. */
const WAYS: ReadonlySet<string> = new Set(SOURCES.flatMap(referencesOnTheWay));

function referencesOnTheWay({ table, source }: PlacedSource): string[] {
  if ('referring' in source.by) return [`${table}.${source.by.referring}`];
  let at: TableName = 'interviewPanelists';
  return source.by.path.map((name) => {
    const reference = `${at}.${name}`;
    at = columnOf(at, name).references?.table ?? at;
    return reference;
  });
}

/** Tells panels' scopes from the others. */
export async function splitPanels(pass: Pick<MembershipPass, 'connection' | 'book'>, members: Members): Promise<{ held: Members; panels: Members }> {
  const ids = new Set([...members.values()].flatMap((scopes) => [...scopes.keys()]));
  const identities = await pass.book.identify(pass.connection, ids);
  const held: Members = new Map();
  const panels: Members = new Map();
  for (const [id, scopes] of members) {
    for (const [scopeId, rank] of scopes) addReason(identities.get(scopeId)?.kind === 'panel' ? panels : held, id, scopeId, rank);
  }
  return { held, panels };
}

/**
 * Notes panels whose scope may hold other rows than before: those of touched
 * interviews, whose time decides, and those in which a reference changed.
 * @param panels the panel scopes that hold rows of this table
 */
export async function notePanels(pass: MembershipPass, table: MirroredTableName, panels: Members): Promise<void> {
  const turned = new Set(
    [...pass.edgeChanges.values()].flatMap((changes) =>
      [...changes.values()].flatMap(({ reference, child }) =>
        reference.childTable === table && WAYS.has(`${table}.${reference.childColumn}`) ? [child] : [],
      ),
    ),
  );
  const concerned = [...panels].filter(([id]) => turned.has(id) || (table === 'interviews' && pass.touched.get(table)?.has(id)));
  const identities = await pass.book.identify(
    pass.connection,
    concerned.flatMap(([, scopes]) => [...scopes.keys()]),
  );
  for (const [, scopes] of concerned) {
    for (const scopeId of scopes.keys()) pass.panels.add(must(identities.get(scopeId), `scope ${scopeId}`).refId);
  }
}

/**
 * Works out the scopes of the panels concerned, each as a whole, and publishes
 * the differences. After all else is settled.
 */
export async function settlePanels(pass: MembershipPass): Promise<void> {
  await addTouchedPanels(pass);
  if (pass.panels.size > 0) await publishPanels(pass, [...pass.panels]);
}

/** Panelists whose own rows were touched. */
async function addTouchedPanels(pass: MembershipPass): Promise<void> {
  for (const id of pass.touched.get('interviewPanelists')?.keys() ?? []) pass.panels.add(id);
  for (const { table, source } of SOURCES) {
    const ids = [...(pass.touched.get(table)?.keys() ?? [])];
    if ('referring' in source.by && ids.length > 0) await addReferred(pass, table, source.by.referring, ids);
  }
}

/** The panelists that touched rows refer to, or did before. */
async function addReferred(pass: MembershipPass, table: MirroredTableName, column: string, ids: readonly number[]): Promise<void> {
  const now = [...(await pass.reader.read(table, ids)).values()].map((row) => referenceIn(table, row, column));
  const before = [...(pass.edgeChanges.get(trackedReference(table, column).no)?.values() ?? [])].map((change) => change.before);
  for (const panelist of [...now, ...before]) if (panelist !== null) pass.panels.add(panelist);
}

/** What publishing panels' scopes needs of a tick, or of an index being built. */
export type PanelPass = Pick<MembershipPass, 'connection' | 'reader' | 'book' | 'versions' | 'now'>;

/** Brings the scopes of these panelists up to the snapshot. */
export async function publishPanels(pass: PanelPass, panelists: readonly number[]): Promise<void> {
  const { connection, reader, versions } = pass;
  const wanted = await wantedContents(pass, panelists);
  const scopeIds = await panelScopes(pass, panelists, wanted);
  const held = await heldContents(connection, [...scopeIds.values()]);
  for (const table of new Set([...wanted.keys(), ...held.keys()])) {
    const [before, after] = [held.get(table) ?? new Map(), byScope(wanted.get(table) ?? new Map(), scopeIds)];
    const changes = [...new Set([...before.keys(), ...after.keys()])]
      .map((id): MemberChange => ({ id, before: before.get(id) ?? new Map(), after: after.get(id) ?? new Map() }))
      .filter(differs);
    const rows = await reader.read(
      table,
      changes.map((change) => change.id),
    );
    await writeMembers(connection, table, changes);
    await publishChanges(connection, table, changes, rows, new Set(), versions);
  }
}

/** Rows by table, each with what holds it: panelists, or their scopes. */
type Contents = Map<MirroredTableName, Members>;

async function wantedContents({ connection, now }: PanelPass, panelists: readonly number[]): Promise<Contents> {
  const live = await livePanelists(connection, panelists, now);
  const contents: Contents = new Map();
  for (const sql of live.length === 0 ? [] : CONTENTS) {
    for (const [table, rank, panelist, id] of await queryByKeys(connection, sql, live)) {
      place(contents, Number(table), Number(id), Number(panelist), Number(rank));
    }
  }
  return contents;
}

function place(contents: Contents, tableNo: number, id: number, holder: number, rank: number): void {
  const table = must(tableByNo(tableNo), `table ${tableNo}`).name as MirroredTableName;
  const members: Members = contents.get(table) ?? new Map();
  contents.set(table, members);
  addReason(members, id, holder, rank);
}

async function livePanelists(connection: Queryable, panelists: readonly number[], now: string): Promise<number[]> {
  const rows = await queryByKeys(
    connection,
    `SELECT p.id FROM \`${PANELISTS.table}\` p JOIN ${INTERVIEWS} i ON ${LIVE} WHERE p.id IN (?)`,
    panelists,
    [now],
  );
  return rows.map((row) => Number(row[0]));
}

/** The scope of every panelist that holds something now or is known from before. */
async function panelScopes({ connection, book }: PanelPass, panelists: readonly number[], wanted: Contents): Promise<Map<number, number>> {
  const rows = await queryByKeys(connection, `SELECT ref_id, id FROM sync_scope WHERE kind = 'panel' AND ref_id IN (?)`, panelists);
  const scopes = new Map(rows.map((row) => [Number(row[0]), Number(row[1])]));
  for (const panelist of wanted.get('interviewPanelists')?.keys() ?? []) {
    if (!scopes.has(panelist)) scopes.set(panelist, await book.idOf(connection, 'panel', panelist));
  }
  return scopes;
}

async function heldContents(connection: Queryable, scopeIds: readonly number[]): Promise<Contents> {
  const contents: Contents = new Map();
  const rows = await queryByKeys(connection, 'SELECT table_no, pk, scope_id, projection FROM sync_member WHERE scope_id IN (?)', scopeIds);
  for (const [table, id, scopeId, rank] of rows) place(contents, Number(table), Number(id), Number(scopeId), Number(rank));
  return contents;
}

function byScope(members: Members, scopeIds: ReadonlyMap<number, number>): Members {
  const translated: Members = new Map();
  for (const [id, panelists] of members) {
    for (const [panelist, rank] of panelists) addReason(translated, id, must(scopeIds.get(panelist), `the scope of panelist ${panelist}`), rank);
  }
  return translated;
}

/** Notes panels whose time is over though nobody touched them. */
export async function noteExpiredPanels(pass: MembershipPass): Promise<void> {
  const [rows] = await pass.connection.query<RowDataPacket[]>(
    `SELECT s.ref_id FROM sync_scope s JOIN sync_member m ON m.scope_id = s.id AND m.table_no = ? AND m.pk = s.ref_id
     JOIN \`${PANELISTS.table}\` p ON p.id = s.ref_id JOIN ${INTERVIEWS} i ON i.id = p.interviewId WHERE s.kind = 'panel' AND NOT (${LIVE})`,
    [PANELISTS.no, pass.now],
  );
  for (const row of rows) pass.panels.add(Number(row['ref_id']));
}
