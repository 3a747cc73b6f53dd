import { ANNOTATIONS, trackedReference } from '../../../db/central/annotations.ts';
import type { BlindSource, ChildSource, CompanySource, MembershipSource, OwnSource, ParentSource } from '../../../db/central/scope-types.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import type { WireRow, WireValue } from '../../protocol/rows.ts';
import { readOwing } from './owing.ts';
import { addReason, readMembers } from './members.ts';
import type { Members } from './members.ts';
import { queryByKeys, referenceIn } from './row-reader.ts';
import type { ScopeBook } from './scope-book.ts';
import type { Tenants } from './tenants.ts';
import { PROJECTION_RANKS } from './types.ts';
import type { Queryable } from './types.ts';

/** Existing rows of one table whose reasons are wanted. */
export interface Question {
  readonly connection: Queryable;
  readonly book: ScopeBook;
  readonly table: MirroredTableName;
  readonly rows: ReadonlyMap<number, WireRow>;
  readonly tenants: Tenants;
  /** The moment of the tick, as a platform timestamp. */
  readonly now: string;
}

/** Adds every reason that a row's own columns and its parents give. */
export async function addOwnReasons(question: Question, members: Members): Promise<void> {
  for (const source of ANNOTATIONS[question.table].scope) await addReasonsOf(source, question, members);
}

async function addReasonsOf(source: MembershipSource, question: Question, members: Members): Promise<void> {
  switch (source.kind) {
    case 'company':
      return addCompanyReasons(source, question, members);
    case 'own':
      return addOwnerReasons(source, question, members);
    case 'parent':
      return addParentReasons(source, question, members);
    case 'blind':
      return addBlindReasons(source, question, members);
    case 'child':
      // What children bring along is kept by signals: see membership.ts.
      return undefined;
    case 'panel':
      // A panel's scope is worked out as a whole: see panels.ts.
      return undefined;
  }
}

async function addCompanyReasons(source: CompanySource, question: Question, members: Members): Promise<void> {
  const passing = source.where === undefined ? null : await passingRows(question, source.where);
  for (const [id, row] of question.rows) {
    const company = source.by === 'tenant' ? question.tenants.get(id) : referenceIn(question.table, row, source.by.column);
    if (company === undefined || company === null || passing?.has(id) === false) continue;
    const kind = source.holders ?? 'company';
    addReason(members, id, await question.book.idOf(question.connection, kind, company), PROJECTION_RANKS[source.projection]);
  }
}

/** Which rows fulfil a condition: asked of MySQL, so that the condition is written once. */
async function passingRows({ connection, table, rows, now }: Question, where: string): Promise<Set<number>> {
  const found = await queryByKeys(
    connection,
    `SELECT t.id FROM \`${tableByName(table).table}\` t WHERE ${where.replaceAll(':now', '?')} AND t.id IN (?)`,
    [...rows.keys()],
    nowParameters(where, now),
  );
  return new Set(found.map((row) => Number(row[0])));
}

/** The values for the `:now` of a condition. */
export function nowParameters(where: string, now: string): string[] {
  return [...where.matchAll(/:now/g)].map(() => now);
}

async function addOwnerReasons(source: OwnSource, question: Question, members: Members): Promise<void> {
  const owners = new Map([...question.rows].map(([id, row]) => [id, referenceIn(question.table, row, source.column)]));
  const people = await readMembers(question.connection, 'users', present(owners.values()));
  for (const [id, owner] of owners) {
    const company = question.tenants.get(id);
    if (owner === null || company === undefined) continue;
    const team = await question.book.idOf(question.connection, 'company', company);
    if (people.get(owner)?.get(team) !== PROJECTION_RANKS.full) continue;
    addReason(members, id, await question.book.idOf(question.connection, 'user', owner), PROJECTION_RANKS[source.projection]);
  }
}

async function addParentReasons(source: ParentSource, question: Question, members: Members): Promise<void> {
  const parents = new Map([...question.rows].map(([id, row]) => [id, referenceIn(question.table, row, source.column)]));
  const holders = await readMembers(question.connection, source.table, present(parents.values()));
  const scopes = await question.book.identify(
    question.connection,
    [...holders.values()].flatMap((held) => [...held.keys()]),
  );
  for (const [id, parent] of parents) {
    if (parent === null) continue;
    for (const scopeId of holders.get(parent)?.keys() ?? []) {
      const scope = scopes.get(scopeId);
      const admitted = source.shared === true || scope?.refId === question.tenants.get(id);
      if ((scope?.kind === 'company' || scope?.kind === 'admins') && admitted) addReason(members, id, scopeId, PROJECTION_RANKS[source.projection]);
    }
  }
}

/** As its interview; where somebody with access still owes feedback, each of the other teammates instead of the company. */
async function addBlindReasons(source: BlindSource, question: Question, members: Members): Promise<void> {
  const { connection, table, rows } = question;
  const held: Members = new Map();
  await addParentReasons({ ...source, kind: 'parent' }, question, held);
  const interviews = new Map([...rows].map(([id, row]) => [id, referenceIn(table, row, source.column)]));
  const owing = await readOwing(connection, present(interviews.values()));
  const teams = new Map<number, readonly number[]>();
  const teamOf = async (scopeId: number): Promise<readonly number[]> => {
    const team = teams.get(scopeId) ?? (await readTeam(connection, scopeId));
    teams.set(scopeId, team);
    return team;
  };
  for (const [id, scopes] of held) {
    const panel = owing.get(interviews.get(id) ?? 0) ?? [];
    for (const scopeId of scopes.keys()) {
      const team = panel.length === 0 ? [] : await teamOf(scopeId);
      const blindPeople = new Set(panel.filter(({ user, everywhere }) => everywhere || team.includes(user)).map(({ user }) => user));
      const holders =
        blindPeople.size === 0
          ? [scopeId]
          : await userScopes(
              question,
              team.filter((user) => !blindPeople.has(user)),
            );
      for (const holder of holders) addReason(members, id, holder, PROJECTION_RANKS[source.projection]);
    }
  }
}

async function userScopes({ connection, book }: Question, users: readonly number[]): Promise<number[]> {
  const ids: number[] = [];
  for (const user of users) ids.push(await book.idOf(connection, 'user', user));
  return ids;
}

/** The team of a company's scope. */
async function readTeam(connection: Queryable, scopeId: number): Promise<number[]> {
  const people = await queryByKeys(
    connection,
    'SELECT pk FROM sync_member WHERE table_no = ? AND projection = ? AND scope_id IN (?)',
    [scopeId],
    [tableByName('users').no, PROJECTION_RANKS.full],
  );
  return people.map((row) => Number(row[0]));
}

function present(ids: Iterable<number | null>): number[] {
  return [...new Set(ids)].filter((id) => id !== null);
}

/** The sources by which children bring rows of a table along. */
export function childSources(table: MirroredTableName): readonly ChildSource[] {
  return ANNOTATIONS[table].scope.filter((source) => source.kind === 'child');
}

/** Every scope that children bring these rows into. For rows that were not indexed before. */
export async function addChildReasons(
  { connection, book }: Question,
  table: MirroredTableName,
  ids: readonly number[],
  members: Members,
): Promise<void> {
  for (const source of childSources(table)) {
    const { no } = trackedReference(source.table, source.column);
    const rank = PROJECTION_RANKS[source.projection];
    const childNo = tableByName(source.table).no;
    const [column, join] = source.by === 'member' ? ['x.scope_id', 'sync_member'] : ['x.company_id', 'sync_tenant'];
    const found = await queryByKeys(
      connection,
      `SELECT DISTINCT e.parent_pk, ${column} FROM sync_edge e STRAIGHT_JOIN ${join} x ON x.table_no = ? AND x.pk = e.child_pk
       WHERE e.fk_no = ? AND e.parent_pk IN (?)`,
      ids,
      [childNo, no],
    );
    for (const row of found) addReason(members, Number(row[0]), await scopeIdOf(connection, book, source, row[1]), rank);
  }
}

async function scopeIdOf(connection: Queryable, book: ScopeBook, source: ChildSource, value: WireValue | undefined): Promise<number> {
  return source.by === 'member' ? Number(value) : book.idOf(connection, 'company', Number(value));
}

/**
 * Of the scopes that hold rows already, those in which a child still keeps
 * them. One existing child is enough, so a busy parent with a hundred thousand
 * costs no more than one with a single one.
 */
export async function addKeptReasons(connection: Queryable, table: MirroredTableName, ids: readonly number[], members: Members): Promise<void> {
  const { no: tableNo } = tableByName(table);
  for (const source of childSources(table)) {
    const { no } = trackedReference(source.table, source.column);
    const found = await queryByKeys(
      connection,
      `SELECT m0.pk, m0.scope_id, (${keptBy(source)}) FROM sync_member m0 WHERE m0.table_no = ? AND m0.pk IN (?)`,
      ids,
      [tableByName(source.table).no, no, tableNo],
    );
    for (const row of found) {
      if (row[2] !== null) addReason(members, Number(row[0]), Number(row[1]), PROJECTION_RANKS[source.projection]);
    }
  }
}

/** A scalar subquery on purpose: as EXISTS some servers turn it into a scan of all edges. */
function keptBy(source: ChildSource): string {
  const from = 'SELECT 1 FROM sync_edge e STRAIGHT_JOIN';
  if (source.by === 'member') {
    return `${from} sync_member m ON m.scope_id = m0.scope_id AND m.table_no = ? AND m.pk = e.child_pk WHERE e.fk_no = ? AND e.parent_pk = m0.pk LIMIT 1`;
  }
  return `${from} sync_tenant x ON x.table_no = ? AND x.pk = e.child_pk
    STRAIGHT_JOIN sync_scope s ON s.id = m0.scope_id AND s.kind = 'company' AND s.ref_id = x.company_id
    WHERE e.fk_no = ? AND e.parent_pk = m0.pk LIMIT 1`;
}
