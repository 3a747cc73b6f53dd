/** The vocabulary in which `scope-rules.ts` says whose a row is and who may hold it. */
import type { MirroredTableName, TableName } from '../../shared/generated/tables.ts';

/** When a device gets a table: before its first screen, after it, only when it asks online, never. */
export type Tier = 'instant' | 'lazy' | 'onDemand' | 'never';

/** How much of a row a source gives. Its columns: `sync/protocol/projections.ts`. */
export type SourceProjection = 'full' | 'panel' | 'stub';

/**
 * One way to find a row's company when it is first indexed; the first step
 * that answers wins. `parent` takes over the company of the referenced row,
 * `actor` the company the person is in at that moment.
 */
export type TenantStep =
  | { readonly kind: 'self' }
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'parent'; readonly column: string; readonly table: MirroredTableName }
  | { readonly kind: 'actor'; readonly column: string; readonly table: 'users' | 'recruiters' };

/**
 * A company's scope holds the row: by the row's own company, or by a column that
 * may change. One for `admins` is held by those who run the company alone.
 */
export interface CompanySource {
  readonly kind: 'company';
  readonly holders?: 'admins';
  readonly by: 'tenant' | { readonly column: string };
  readonly projection: 'full';
  /** The condition in words, for who reviews it. */
  readonly said?: string;
  /** A condition in SQL on the row `t` (physical columns); `:now` stands for the moment of the tick. */
  readonly where?: string;
  /** The condition stops holding by time alone, or turns with the company's settings: the sweep, and a change of those, ask again. */
  readonly timed?: true;
}

/**
 * The scope of the user named by the column holds the row, as long as that user
 * is on the team of the row's company: who moves on leaves these rows behind.
 */
export interface OwnSource {
  readonly kind: 'own';
  readonly column: string;
  readonly projection: 'full';
}

/**
 * Every company scope that holds the referenced row holds this one too. Only
 * that of the row's own company, unless the row is `shared`: then it belongs to
 * a person several companies may know.
 */
export interface ParentSource {
  readonly kind: 'parent';
  readonly column: string;
  readonly table: MirroredTableName;
  readonly projection: SourceProjection;
  readonly shared?: true;
}

/**
 * The row is brought along by rows that refer to it: into the scopes that hold
 * them (`member`), or into the company they belong to (`tenant`).
 */
export interface ChildSource {
  readonly kind: 'child';
  readonly table: MirroredTableName;
  readonly column: string;
  readonly by: 'member' | 'tenant';
  readonly projection: SourceProjection;
}

/**
 * What a panel's members think of an interview. Held where the interview is;
 * but while somebody with access to the company sits on the panel without having
 * given feedback, by each of the other teammates in the scope of its own instead.
 */
export interface BlindSource {
  readonly kind: 'blind';
  readonly column: 'interviewId';
  readonly table: 'interviews';
  readonly projection: 'full';
}

/**
 * The scope of a panelist holds the row: the one reached from the panelist's row
 * by these references (none: that row itself), or those that refer to it.
 */
export interface PanelSource {
  readonly kind: 'panel';
  readonly by: { readonly path: readonly string[] } | { readonly referring: string };
  readonly projection: 'full' | 'panel';
}

export type MembershipSource = CompanySource | OwnSource | ParentSource | ChildSource | BlindSource | PanelSource;

export interface TableAnnotation {
  readonly tenantPath: readonly TenantStep[];
  /** Where rows of this table are held; empty for what no mirror holds. */
  readonly scope: readonly MembershipSource[];
  readonly projections: readonly SourceProjection[];
  readonly tier: Tier;
  /** The table whose row this one belongs to and goes with; null for what belongs to the platform. */
  readonly owner: TableName | null;
}

function annotate(rule: Omit<TableAnnotation, 'projections'>): TableAnnotation {
  const given = rule.scope.map((source) => source.projection);
  const projections = (['full', 'panel', 'stub'] as const).filter((projection) => given.includes(projection));
  return { ...rule, projections };
}

/** The tenant of the row that `column` refers to. */
export function fromParent(column: string, table: MirroredTableName): TenantStep {
  return { kind: 'parent', column, table };
}

/** The company the acting person is in when the row is first seen. */
export function fromActor(column: string, table: 'users' | 'recruiters' = 'users'): TenantStep {
  return { kind: 'actor', column, table };
}

export const ownCompany: TenantStep = { kind: 'column', column: 'companyId' };

/** A row that belongs to another and is held where that one is. */
export function below(table: MirroredTableName, column: string, tier: Tier, otherwise: readonly TenantStep[] = []): TableAnnotation {
  return annotate({
    tenantPath: [fromParent(column, table), ...otherwise],
    scope: [{ kind: 'parent', column, table, projection: 'full' }],
    tier,
    owner: table,
  });
}

/** A row of the company, held by everyone on its team. */
export function ofCompany(tenantPath: readonly TenantStep[], tier: Tier): TableAnnotation {
  return annotate({ tenantPath, scope: [{ kind: 'company', by: 'tenant', projection: 'full' }], tier, owner: 'companies' });
}

/** How a company is run: for its administrators alone. */
export function ofAdmins(tenantPath: readonly TenantStep[]): TableAnnotation {
  return annotate({
    tenantPath,
    scope: [{ kind: 'company', by: 'tenant', holders: 'admins', projection: 'full' }],
    tier: 'lazy',
    owner: 'companies',
  });
}

/** Feedback about an interview, hidden from who still owes theirs. */
export function blind(owner: TableName, further: readonly MembershipSource[] = []): TableAnnotation {
  return annotate({
    tenantPath: [fromParent('interviewId', 'interviews')],
    scope: [{ kind: 'blind', column: 'interviewId', table: 'interviews', projection: 'full' }, ...further],
    tier: 'lazy',
    owner,
  });
}

/** What a panelist's scope holds of the row that these references lead to, from the panelist's own. */
export function forPanel(...path: readonly string[]): PanelSource {
  return { kind: 'panel', by: { path }, projection: 'panel' };
}

/** A panelist's own rows. */
export const ofPanelist: PanelSource = { kind: 'panel', by: { referring: 'panelistId' }, projection: 'full' };

/** The same rule with further holders. */
export function alsoFor(rule: TableAnnotation, ...further: readonly MembershipSource[]): TableAnnotation {
  return annotate({ ...rule, scope: [...rule.scope, ...further] });
}

/** A row of one user, held by nobody else. */
export function personal(column: string, tier: Tier): TableAnnotation {
  return annotate({ tenantPath: [fromActor(column)], scope: [{ kind: 'own', column, projection: 'full' }], tier, owner: 'users' });
}

/** Something one company knows about a person: held where the person is, but by that company only. */
export function aboutCandidate(tenantPath: readonly TenantStep[], tier: Tier): TableAnnotation {
  return annotate({
    tenantPath,
    scope: [{ kind: 'parent', column: 'candidateId', table: 'candidates', projection: 'full' }],
    tier,
    owner: 'candidates',
  });
}

/** What a person carries along, wherever the person is held. */
export function ofCandidate(tier: Tier): TableAnnotation {
  return annotate({
    tenantPath: [fromParent('candidateId', 'candidates')],
    scope: [{ kind: 'parent', column: 'candidateId', table: 'candidates', projection: 'full', shared: true }],
    tier,
    owner: 'candidates',
  });
}

/** Read online when asked for, in no mirror. */
export function onlineOnly(tenantPath: readonly TenantStep[], owner: TableName | null): TableAnnotation {
  return annotate({ tenantPath, scope: [], tier: 'onDemand', owner });
}

/** Rules of its own. */
export function special(rule: Omit<TableAnnotation, 'projections'>): TableAnnotation {
  return annotate(rule);
}

/** Never leaves the server, is not captured and not indexed. */
export const serverOnly: TableAnnotation = annotate({ tenantPath: [], scope: [], tier: 'never', owner: null });
