import type { Card, NextAction } from '../../../shared/queries/pipeline.ts';
import { rowsOf, type QueryContext } from '../query-handler.ts';
import { LISTED } from './sql.ts';

/** What interviews of an application that are past or asked to move say about it. */
export interface Waits {
  /** Somebody asked for another time, and nobody has answered. */
  readonly reschedule: number;
  /** The newest interview whose time has passed without a word on how it went. */
  readonly openSince: string | null;
  readonly completed: number;
}

const WAITS = `SELECT i.applicationId,
    sum(EXISTS (SELECT 1 FROM rescheduleRequests r WHERE r.interviewId = i.id AND r.status = 'pending')) AS reschedule,
    max(CASE WHEN i.status IN ('scheduled', 'in-progress') AND i.scheduledAt < ? THEN i.scheduledAt END) AS openSince,
    sum(i.status = 'completed') AS completed
  FROM interviews i WHERE i.applicationId IN ${LISTED} GROUP BY i.applicationId`;

/** What the interviews of these applications wait for. Those without an interview are left out. */
export function waitsOf(context: QueryContext, ids: string): ReadonlyMap<number, Waits> {
  const rows = rowsOf<Waits & { applicationId: number }>(context, WAITS, context.now(), ids);
  return new Map(rows.map((row) => [row.applicationId, row]));
}

/** What the next action of an application is derived from. */
export interface Situation {
  readonly status: string | null;
  readonly nextInterviewAt: string | null;
  readonly owes: boolean;
  readonly waits: Waits | undefined;
}

const BY_STATUS: Readonly<Record<string, NextAction>> = {
  submitted: 'review',
  reviewing: 'decide',
  shortlisted: 'schedule',
  interviewing: 'schedule',
  offered: 'offer',
};

/**
 * What comes next for an application: what somebody waits for goes before what
 * is planned, and what is planned before what the stage alone suggests. Nothing
 * comes after a rejection or a withdrawal, and nothing is known of other statuses.
 */
export function nextActionOf({ status, nextInterviewAt, owes, waits }: Situation): Card['next'] {
  const byStatus = BY_STATUS[status ?? ''];
  if (byStatus === undefined) return null;
  if (waits !== undefined && waits.reschedule > 0) return { kind: 'reschedule', at: nextInterviewAt };
  if (waits?.openSince != null) return { kind: 'outcome', at: waits.openSince };
  if (owes) return { kind: 'feedback', at: null };
  if (nextInterviewAt !== null) return { kind: 'interview', at: nextInterviewAt };
  if (status === 'interviewing' && waits !== undefined && waits.completed > 0) return { kind: 'decide', at: null };
  return { kind: byStatus, at: null };
}
