import { ANNOTATIONS, INDEXED_TABLES, MEMBERSHIP_ORDER, trackedReference } from '../../../db/central/annotations.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import type { WireRow } from '../../protocol/rows.ts';
import { noteTeamMoves } from './blindness.ts';
import { referencesFrom } from './edges.ts';
import { addReason, differs, readMembers, writeMembers } from './members.ts';
import type { MemberChange, Members, Scopes } from './members.ts';
import { notePanels, splitPanels } from './panels.ts';
import { addPending, signalsOf } from './pass.ts';
import type { MembershipPass } from './pass.ts';
import { publishChanges, syncHashes } from './publish.ts';
import type { ContentChanges } from './publish.ts';
import { addChildReasons, addKeptReasons, addOwnReasons } from './reasons.ts';
import type { Question } from './reasons.ts';
import { piecesOf, queryByKeys, referenceIn } from './row-reader.ts';
import { readTenants } from './tenants.ts';
import { PROJECTION_RANKS } from './types.ts';

/** Rows worked on at a time. */
const ROWS_AT_A_TIME = 2_000;

const NO_SCOPES: Scopes = new Map();

/** Who depends on a table: as its children by a column, or as what its rows bring along. */
const dependants = dependantsByTable();

/**
 * Works out who holds every touched row and whatever depends on it, publishes
 * the differences and keeps the index. Tables go in an order in which sources
 * come first, so that one look at each row is enough.
 */
export async function settleMembership(pass: MembershipPass): Promise<void> {
  for (const table of MEMBERSHIP_ORDER) {
    const ids = new Set([...(pass.touched.get(table)?.keys() ?? []), ...(pass.pending.get(table) ?? []), ...(pass.signals.get(table)?.keys() ?? [])]);
    for (const piece of piecesOf([...ids], ROWS_AT_A_TIME)) await settlePiece(pass, table, piece);
  }
}

async function settlePiece(pass: MembershipPass, table: MirroredTableName, candidates: readonly number[]): Promise<void> {
  const { connection } = pass;
  const { held, panels } = await splitPanels(pass, await readMembers(connection, table, candidates));
  const ids = candidates.filter((id) => mustLookAt(pass, table, id, held.get(id) ?? NO_SCOPES));
  if (ids.length === 0) return;
  const rows = await pass.reader.read(table, ids);
  const content = await syncContent(pass, table, ids, rows);
  const open = new Map([...rows].filter(([id]) => !staysWhereItIs(pass, table, id, content.fresh)));
  const wanted = open.size === 0 ? new Map<number, Scopes>() : await wantedMembers(pass, table, open, held, content.fresh);
  const changes = ids.map((id): MemberChange => {
    const before = held.get(id) ?? NO_SCOPES;
    const kept = rows.has(id) && !open.has(id);
    return { id, before, after: kept ? before : (wanted.get(id) ?? NO_SCOPES) };
  });
  // Panels keep what they hold of a row that is there; what else they should hold is settled last, panel by panel.
  const published = changes.map((change) => withPanels(change, panels.get(change.id), rows.has(change.id)));
  await writeMembers(connection, table, published.filter(differs));
  await publishChanges(connection, table, published, rows, content.changed, pass.versions);
  await notePanels(pass, table, panels);
  const moved = changes.filter(differs);
  if (table === 'users') await noteTeamMoves(pass, moved);
  await passOn(pass, table, changes, moved, rows);
}

function withPanels({ id, before, after }: MemberChange, panels: Scopes | undefined, exists: boolean): MemberChange {
  if (panels === undefined) return { id, before, after };
  return { id, before: new Map([...before, ...panels]), after: exists ? new Map([...after, ...panels]) : after };
}

/** A row that is only signalled into scopes that hold it already stays as it is. */
function mustLookAt(pass: MembershipPass, table: MirroredTableName, id: number, held: Scopes): boolean {
  if (pass.touched.get(table)?.has(id) || pass.pending.get(table)?.has(id)) return true;
  return [...(pass.signals.get(table)?.get(id) ?? [])].some(([scopeId, rank]) => (held.get(scopeId) ?? 0) < rank);
}

/**
 * Tables whose membership follows from edges, companies and other rows'
 * membership alone: a row of theirs that only changed its content stays.
 */
const settledByEdges: ReadonlySet<MirroredTableName> = new Set(
  INDEXED_TABLES.filter((table) =>
    ANNOTATIONS[table].scope.every((source) => {
      if (source.kind === 'company') return source.by === 'tenant' && source.where === undefined;
      return source.kind === 'child' || source.kind === 'panel' || referencesFrom(table).some((reference) => reference.childColumn === source.column);
    }),
  ),
);

function staysWhereItIs(pass: MembershipPass, table: MirroredTableName, id: number, fresh: ReadonlySet<number>): boolean {
  if (!settledByEdges.has(table) || fresh.has(id) || pass.newTenants.get(table)?.has(id)) return false;
  if (pass.pending.get(table)?.has(id) || pass.signals.get(table)?.has(id)) return false;
  return referencesFrom(table).every((reference) => !pass.edgeChanges.get(reference.no)?.has(id));
}

async function syncContent(
  pass: MembershipPass,
  table: MirroredTableName,
  ids: readonly number[],
  rows: ReadonlyMap<number, WireRow>,
): Promise<ContentChanges> {
  const touches = new Map(
    ids.flatMap((id) => {
      const touch = pass.touched.get(table)?.get(id);
      return touch === undefined ? [] : [[id, touch] as const];
    }),
  );
  if (touches.size === 0) return { changed: new Set(), fresh: new Set() };
  return syncHashes(pass.connection, table, touches, rows);
}

async function wantedMembers(
  pass: MembershipPass,
  table: MirroredTableName,
  rows: ReadonlyMap<number, WireRow>,
  held: Members,
  fresh: ReadonlySet<number>,
): Promise<Members> {
  const { connection, book, now } = pass;
  const wanted: Members = new Map();
  const question: Question = { connection, book, table, rows, now, tenants: await readTenants(connection, table, [...rows.keys()]) };
  await addOwnReasons(question, wanted);
  for (const id of rows.keys()) {
    for (const [scopeId, rank] of pass.signals.get(table)?.get(id) ?? []) addReason(wanted, id, scopeId, rank);
  }
  if (fresh.size > 0) await addChildReasons(question, table, [...fresh], wanted);
  const doubtful = [...rows.keys()].filter((id) => [...(held.get(id) ?? [])].some(([scopeId, rank]) => (wanted.get(id)?.get(scopeId) ?? 0) < rank));
  if (doubtful.length > 0) await addKeptReasons(connection, table, doubtful, wanted);
  // Children of a panel's rows bring nothing into it.
  return (await splitPanels(pass, wanted)).held;
}

/** Tells the tables behind this one what they must look at. */
async function passOn(
  pass: MembershipPass,
  table: MirroredTableName,
  changes: readonly MemberChange[],
  moved: readonly MemberChange[],
  rows: ReadonlyMap<number, WireRow>,
): Promise<void> {
  for (const dependant of dependants.get(table) ?? []) {
    if (dependant.kind === 'children') await passToChildren(pass, dependant, moved);
    else passToBrought(pass, dependant, changes, rows);
  }
}

async function passToChildren(pass: MembershipPass, dependant: ChildrenDependant, moved: readonly MemberChange[]): Promise<void> {
  // Personal rows only ask whether their user is on a team.
  const rank = dependant.teamOnly ? PROJECTION_RANKS.full : PROJECTION_RANKS.stub;
  const parents = moved.filter((change) => differs({ ...change, before: atLeast(change.before, rank), after: atLeast(change.after, rank) }));
  const children = await queryByKeys(
    pass.connection,
    `SELECT t.id FROM \`${tableByName(dependant.table).table}\` t WHERE t.\`${dependant.physicalColumn}\` IN (?)`,
    parents.map((change) => change.id),
  );
  for (const row of children) addPending(pass, dependant.table, Number(row[0]));
}

function atLeast(scopes: Scopes, rank: number): Scopes {
  return new Map([...scopes].filter(([, held]) => held >= rank));
}

function passToBrought(
  pass: MembershipPass,
  dependant: BroughtDependant,
  changes: readonly MemberChange[],
  rows: ReadonlyMap<number, WireRow>,
): void {
  const edges = pass.edgeChanges.get(dependant.fkNo);
  for (const change of changes) {
    const row = rows.get(change.id);
    const edge = edges?.get(change.id);
    const parent = row === undefined ? null : referenceIn(dependant.childTable, row, dependant.column);
    const lost = edge?.before ?? null;
    if (lost !== null && lost !== parent && change.before.size > 0) addPending(pass, dependant.table, lost);
    if (parent === null) continue;
    if ([...change.before.keys()].some((scopeId) => !change.after.has(scopeId))) addPending(pass, dependant.table, parent);
    for (const scopeId of change.after.keys()) {
      if (edge === undefined && change.before.has(scopeId)) continue;
      addReason(signalsOf(pass, dependant.table), parent, scopeId, dependant.rank);
    }
  }
}

/**
 * Rows that bring others along by their company alone (tags): tells those
 * whose row came, went or was moved to another. Before membership is settled.
 */
export async function signalByTenant(pass: MembershipPass, table: MirroredTableName): Promise<void> {
  for (const dependant of broughtByTenant.filter((candidate) => candidate.childTable === table)) {
    const touches = [...(pass.touched.get(table)?.keys() ?? [])];
    const [rows, tenants] = [await pass.reader.read(table, touches), await readTenants(pass.connection, table, touches)];
    for (const change of pass.edgeChanges.get(dependant.fkNo)?.values() ?? []) {
      if (change.before !== null) addPending(pass, dependant.table, change.before);
    }
    for (const [id, row] of rows) {
      const [parent, company] = [referenceIn(table, row, dependant.column), tenants.get(id)];
      if (parent === null || company === undefined) continue;
      addReason(signalsOf(pass, dependant.table), parent, await pass.book.idOf(pass.connection, 'company', company), dependant.rank);
    }
  }
}

interface ChildrenDependant {
  readonly kind: 'children';
  readonly table: MirroredTableName;
  readonly physicalColumn: string;
  readonly teamOnly: boolean;
}

interface BroughtDependant {
  readonly kind: 'brought';
  readonly table: MirroredTableName;
  readonly childTable: MirroredTableName;
  readonly column: string;
  readonly fkNo: number;
  readonly rank: number;
}

function broughtDependants(by: 'member' | 'tenant'): BroughtDependant[] {
  return INDEXED_TABLES.flatMap((table) =>
    ANNOTATIONS[table].scope.flatMap((source): BroughtDependant[] => {
      if (source.kind !== 'child' || source.by !== by) return [];
      const fkNo = trackedReference(source.table, source.column).no;
      return [{ kind: 'brought', table, childTable: source.table, column: source.column, fkNo, rank: PROJECTION_RANKS[source.projection] }];
    }),
  );
}

const broughtByTenant = broughtDependants('tenant');

function dependantsByTable(): ReadonlyMap<MirroredTableName, readonly (ChildrenDependant | BroughtDependant)[]> {
  const children = INDEXED_TABLES.flatMap((table) =>
    ANNOTATIONS[table].scope.flatMap((source) => {
      if (source.kind !== 'parent' && source.kind !== 'own' && source.kind !== 'blind') return [];
      const physicalColumn = tableByName(table).columns.find((column) => column.name === source.column)?.column ?? source.column;
      const on: MirroredTableName = source.kind === 'own' ? 'users' : source.table;
      return [{ on, dependant: { kind: 'children' as const, table, physicalColumn, teamOnly: source.kind === 'own' } }];
    }),
  );
  const brought = broughtDependants('member').map((dependant) => ({ on: dependant.childTable, dependant }));
  const grouped = Map.groupBy([...children, ...brought], (entry) => entry.on);
  return new Map([...grouped].map(([table, entries]) => [table, entries.map((entry) => entry.dependant)]));
}
