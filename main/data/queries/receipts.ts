import { findMutator } from '../../../shared/mutators/registry.ts';
import { idsIn } from '../../../shared/mutators/id-paths.ts';
import type { TableName } from '../../../shared/generated/tables.ts';
import type { LedgerRow } from '../../../shared/contract/commands.ts';
import type { RowId } from '../../../shared/ids.ts';
import type { ChangeLine, Receipt } from '../../../shared/queries/sync.ts';
import type { Engine, LedgerEntry } from '../../../sync/engine/engine-contract.ts';
import { changeLines } from '../domain/change-lines.ts';
import { personName } from '../domain/people.ts';
import { applicationRoute } from '../domain/routes.ts';
import { rowOf, type MirrorReader } from '../query-handler.ts';

/** What a change is about, as far as this device still holds it. */
interface Subject {
  readonly name: string;
  readonly route: string | null;
}

type NamedRow = { name: string | null; email: string | null; applicationId: number | null; jobId: number | null; candidateId: number };

const BY_CANDIDATE = `SELECT u.name, u.email, NULL AS applicationId, NULL AS jobId, c.id AS candidateId
  FROM candidates c LEFT JOIN users u ON u.id = c.userId WHERE c.id = ?`;
const BY_APPLICATION = `SELECT u.name, u.email, a.id AS applicationId, a.jobId, a.candidateId
  FROM applications a LEFT JOIN candidates c ON c.id = a.candidateId LEFT JOIN users u ON u.id = c.userId WHERE a.id = ?`;
const BY_NOTE = `SELECT u.name, u.email, a.id AS applicationId, a.jobId, a.candidateId
  FROM applicationFeedback f JOIN applications a ON a.id = f.applicationId
    LEFT JOIN candidates c ON c.id = a.candidateId LEFT JOIN users u ON u.id = c.userId WHERE f.id = ?`;

const PERSON_OF_INTERVIEW = `LEFT JOIN candidates c ON c.id = i.candidateId LEFT JOIN users u ON u.id = c.userId`;
const BY_INTERVIEW = `SELECT u.name, u.email, i.applicationId, i.jobId, i.candidateId FROM interviews i ${PERSON_OF_INTERVIEW} WHERE i.id = ?`;
const BY_PANELIST = `SELECT u.name, u.email, i.applicationId, i.jobId, i.candidateId
  FROM interviewPanelists p JOIN interviews i ON i.id = p.interviewId ${PERSON_OF_INTERVIEW} WHERE p.id = ?`;

const BY_GUEST = `SELECT g.name, g.email, g.applicationId, g.jobId, coalesce(g.claimedBy, 0) AS candidateId FROM guestApplications g WHERE g.id = ?`;
const BY_ASSOCIATE = `SELECT u.name, u.email, NULL AS applicationId, NULL AS jobId, s.candidateId
  FROM associates s LEFT JOIN candidates c ON c.id = s.candidateId LEFT JOIN users u ON u.id = c.userId WHERE s.id = ?`;

/** The tables a person can be found from, the most telling first. */
const SUBJECTS: readonly (readonly [table: TableName, sql: string])[] = [
  ['applications', BY_APPLICATION],
  ['candidates', BY_CANDIDATE],
  ['applicationFeedback', BY_NOTE],
  ['interviews', BY_INTERVIEW],
  ['interviewPanelists', BY_PANELIST],
  ['guestApplications', BY_GUEST],
  ['associates', BY_ASSOCIATE],
];

function routeOf(row: NamedRow): string {
  if (row.applicationId === null || row.jobId === null) return `/candidates?candidate=${row.candidateId}`;
  return applicationRoute(row.jobId, row.applicationId, row.candidateId);
}

function subjectOf(mirror: MirrorReader, resolveId: (table: TableName, id: RowId) => RowId, entry: LedgerEntry): Subject | null {
  const named = idsIn(entry.args, findMutator(entry.name)?.ids ?? []);
  for (const [table, sql] of SUBJECTS) {
    const ids = named.filter((item) => item.field.table === table).map((item) => resolveId(table, item.id));
    const first = ids[0];
    const row = first === undefined ? undefined : rowOf<NamedRow>({ mirror }, sql, first);
    if (row === undefined) continue;
    const name = personName(row.name, row.email);
    return { name: ids.length === 1 ? name : `${name} and ${ids.length - 1} more`, route: routeOf(row) };
  }
  return null;
}

/** Ledger entries as receipts: with whom or what each is about, where the mirror can tell. */
export function describeEntries(
  entries: readonly LedgerEntry[],
  mirror: MirrorReader | null,
  resolveId: (table: TableName, id: RowId) => RowId,
): Receipt[] {
  return entries.map((entry) => {
    const { args: _args, ...receipt } = entry;
    const subject = mirror === null ? null : subjectOf(mirror, resolveId, entry);
    return { ...receipt, subject: subject?.name ?? null, route: subject?.route ?? null };
  });
}

/** What a change asked for, line by line; whose row a line is about, where it is one of several. */
export function describeLines(entry: LedgerEntry, mirror: MirrorReader | null, resolveId: (table: TableName, id: RowId) => RowId): ChangeLine[] {
  return changeLines(entry.name, entry.args).map(({ applicationId, ...line }) => {
    const row =
      mirror === null || applicationId === null ? undefined : rowOf<NamedRow>({ mirror }, BY_APPLICATION, resolveId('applications', applicationId));
    return { ...line, subject: row === undefined ? null : personName(row.name, row.email) };
  });
}

/** The whole ledger, oldest first, as lines of a file. */
export function ledgerRows(engine: Pick<Engine, 'receipts' | 'resolveId'>, mirror: MirrorReader | null): LedgerRow[] {
  const { receipts } = engine.receipts('all', 0, Number.MAX_SAFE_INTEGER);
  return describeEntries(receipts, mirror, (table, id) => engine.resolveId(table, id))
    .toReversed()
    .map(({ mutationId, label, subject, state, authoredAt, sentAt, deliveredAt, serverVersion, reason }) => {
      return { number: mutationId, label, subject, state, authoredAt, sentAt, deliveredAt, serverVersion, reason };
    });
}
