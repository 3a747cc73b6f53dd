import { ANNOTATIONS, EMAIL_REFERENCE_NO, trackedReference } from '../../../db/central/annotations.ts';
import type { BlindSource, MembershipSource, PanelSource, TenantStep } from '../../../db/central/scope-types.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName, TableName } from '../../../shared/generated/tables.ts';
import { referencesFrom } from './edges.ts';
import { EMAIL_EDGES, OWING } from './owing.ts';
import { nowParameters } from './reasons.ts';
import { PROJECTION_RANKS } from './types.ts';

/**
 * A statement over a range of a table's keys: `id > ? AND id <= ?` are its last
 * parameters. The tables are joined in the order written: their statistics are
 * useless while they are being filled.
 */
export interface RangeStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

const RANGE = 't.id > ? AND t.id <= ?';

function physical(table: TableName): string {
  return `\`${tableByName(table).table}\``;
}

function columnOf(table: TableName, name: string): string {
  const found = tableByName(table).columns.find((column) => column.name === name);
  if (found === undefined) throw new Error(`${table} has no column ${name}.`);
  return `\`${found.column}\``;
}

/** The companies of a range of rows, step by step: the first that answers stays. */
export function tenantStatements(table: MirroredTableName): RangeStatement[] {
  return ANNOTATIONS[table].tenantPath.map((step) => {
    const { company, joins, parameters } = tenantSource(table, step);
    return {
      sql: `INSERT IGNORE INTO sync_tenant (table_no, pk, company_id) SELECT STRAIGHT_JOIN ?, t.id, ${company} FROM ${physical(table)} t ${joins} WHERE ${company} IS NOT NULL AND ${RANGE}`,
      parameters: [tableByName(table).no, ...parameters],
    };
  });
}

function tenantSource(table: MirroredTableName, step: TenantStep): { company: string; joins: string; parameters: unknown[] } {
  if (step.kind === 'self') return { company: 't.id', joins: '', parameters: [] };
  const column = `t.${columnOf(table, step.column)}`;
  if (step.kind === 'column') return { company: column, joins: '', parameters: [] };
  if (step.kind === 'parent') {
    return { company: 'x.company_id', joins: `JOIN sync_tenant x ON x.table_no = ? AND x.pk = ${column}`, parameters: [tableByName(step.table).no] };
  }
  const user = step.table === 'users' ? column : `r.${columnOf('recruiters', 'userId')}`;
  const recruiter = step.table === 'users' ? '' : `JOIN ${physical('recruiters')} r ON r.id = ${column}`;
  return { company: `u.${columnOf('users', 'companyId')}`, joins: `${recruiter} JOIN ${physical('users')} u ON u.id = ${user}`, parameters: [] };
}

/** The edges of a range of rows. */
export function edgeStatements(table: MirroredTableName): RangeStatement[] {
  const edges = referencesFrom(table).map((reference) => {
    const column = `t.${columnOf(table, reference.childColumn)}`;
    return {
      sql: `INSERT IGNORE INTO sync_edge (fk_no, child_pk, parent_pk) SELECT ?, t.id, ${column} FROM ${physical(table)} t WHERE ${column} IS NOT NULL AND ${RANGE}`,
      parameters: [reference.no],
    };
  });
  return table === 'interviewPanelists' ? [...edges, EMAIL_EDGES_OF_RANGE] : edges;
}

const EMAIL_EDGES_OF_RANGE: RangeStatement = {
  sql: `INSERT IGNORE INTO sync_edge (fk_no, child_pk, parent_pk) SELECT ?, e.id, e.user FROM (${EMAIL_EDGES}) e WHERE e.id > ? AND e.id <= ?`,
  parameters: [EMAIL_REFERENCE_NO],
};

/** Who holds a range of rows, source by source: the widest projection stays. */
export function memberStatements(table: MirroredTableName, now: string): RangeStatement[] {
  return ANNOTATIONS[table].scope.flatMap((source) =>
    memberSources(table, source, now).map(({ scopeId, joins, where, parameters, whereParameters }) => ({
      sql: `INSERT INTO sync_member (scope_id, table_no, pk, projection)
            SELECT DISTINCT STRAIGHT_JOIN ${scopeId}, ?, t.id, ? FROM ${physical(table)} t ${joins} WHERE ${where} AND ${RANGE}
            ON DUPLICATE KEY UPDATE projection = GREATEST(sync_member.projection, VALUES(projection))`,
      parameters: [tableByName(table).no, PROJECTION_RANKS[source.projection], ...parameters, ...whereParameters],
    })),
  );
}

interface MemberSource {
  readonly scopeId: string;
  readonly joins: string;
  readonly where: string;
  readonly parameters: readonly unknown[];
  readonly whereParameters: readonly unknown[];
}

const TENANT = 'JOIN sync_tenant x ON x.table_no = ? AND x.pk = t.id';

function memberSources(table: MirroredTableName, source: MembershipSource, now: string): MemberSource[] {
  if (source.kind === 'panel') return [];
  if (source.kind === 'blind') return blindSources(table, source);
  return [memberSource(table, source, now)];
}

/** The company's scope where nobody with access owes feedback, else the teammates who do not. */
function blindSources(table: MirroredTableName, source: BlindSource): MemberSource[] {
  const users = tableByName('users').no;
  const { joins, parameters } = memberSource(table, { ...source, kind: 'parent' }, '');
  const onTeam = (user: string): string =>
    `EXISTS (SELECT 1 FROM sync_member w WHERE w.scope_id = s.id AND w.table_no = ${users} AND w.pk = ${user} AND w.projection = ${PROJECTION_RANKS.full})`;
  const owes = (further: string): string =>
    `EXISTS (SELECT 1 FROM ${OWING} AND p.interviewId = t.${columnOf(table, source.column)} AND (u.role = 'admin' OR ${onTeam('u.id')})${further})`;
  const readers = `JOIN sync_member v ON v.scope_id = s.id AND v.table_no = ? AND v.projection = ? JOIN sync_scope o ON o.kind = 'user' AND o.ref_id = v.pk`;
  return [
    { scopeId: 'm.scope_id', joins, where: `NOT ${owes('')}`, parameters, whereParameters: [] },
    {
      scopeId: 'o.id',
      joins: `${joins} ${readers}`,
      where: `${owes('')} AND NOT ${owes(' AND u.id = v.pk')}`,
      parameters: [...parameters, users, PROJECTION_RANKS.full],
      whereParameters: [],
    },
  ];
}

function memberSource(table: MirroredTableName, source: Exclude<MembershipSource, PanelSource | BlindSource>, now: string): MemberSource {
  const { no } = tableByName(table);
  const always = { where: 'TRUE', whereParameters: [] };
  switch (source.kind) {
    case 'company': {
      const where = source.where ?? 'TRUE';
      const condition = { where: where.replaceAll(':now', '?'), whereParameters: nowParameters(where, now), scopeId: 's.id' };
      if (source.by === 'tenant') return { ...condition, joins: `${TENANT} ${companyScope('x.company_id', source.holders)}`, parameters: [no] };
      return { ...condition, joins: companyScope(`t.${columnOf(table, source.by.column)}`), parameters: [] };
    }
    case 'own': {
      const owner = `t.${columnOf(table, source.column)}`;
      const joins = `${TENANT} ${companyScope('x.company_id')}
        JOIN sync_member u ON u.scope_id = s.id AND u.table_no = ? AND u.pk = ${owner} AND u.projection = ?
        JOIN sync_scope o ON o.kind = 'user' AND o.ref_id = ${owner}`;
      return { ...always, scopeId: 'o.id', joins, parameters: [no, tableByName('users').no, PROJECTION_RANKS.full] };
    }
    case 'parent': {
      const holders = `JOIN sync_member m ON m.table_no = ? AND m.pk = t.${columnOf(table, source.column)} JOIN sync_scope s ON s.id = m.scope_id AND s.kind IN ('company', 'admins')`;
      const parent = tableByName(source.table).no;
      if (source.shared === true) return { ...always, scopeId: 'm.scope_id', joins: holders, parameters: [parent] };
      return { ...always, scopeId: 'm.scope_id', joins: `${holders} ${TENANT} AND x.company_id = s.ref_id`, parameters: [parent, no] };
    }
    case 'child': {
      const edges = 'JOIN sync_edge e ON e.fk_no = ? AND e.parent_pk = t.id';
      const parameters = [trackedReference(source.table, source.column).no, tableByName(source.table).no];
      const children = source.by === 'member' ? 'sync_member m' : 'sync_tenant m';
      const joins = `${edges} JOIN ${children} ON m.table_no = ? AND m.pk = e.child_pk`;
      if (source.by === 'member') return { ...always, scopeId: 'm.scope_id', joins, parameters };
      return { ...always, scopeId: 's.id', joins: `${joins} ${companyScope('m.company_id')}`, parameters };
    }
  }
}

function companyScope(company: string, kind: 'company' | 'admins' = 'company'): string {
  return `JOIN sync_scope s ON s.kind = '${kind}' AND s.ref_id = ${company}`;
}

/** Scopes of every company anything belongs to, or anyone is on the team of. */
export const COMPANY_SCOPES = `INSERT IGNORE INTO sync_scope (kind, ref_id)
  SELECT k.kind, c.id FROM (SELECT 'company' AS kind UNION ALL SELECT 'admins') k JOIN (SELECT DISTINCT company_id AS id FROM sync_tenant UNION SELECT ${columnOf('users', 'companyId')} FROM ${physical('users')}) c ON c.id IS NOT NULL`;

/** Scopes of everyone on a team; to be run when the members of `users` are known. */
export const USER_SCOPES = `INSERT IGNORE INTO sync_scope (kind, ref_id) SELECT DISTINCT 'user', m.pk FROM sync_member m WHERE m.table_no = ${tableByName('users').no} AND m.projection = ${PROJECTION_RANKS.full}`;
