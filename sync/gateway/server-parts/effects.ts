import type { RowDataPacket } from 'mysql2/promise';
import type { AppliedMutation } from './server-part.ts';
import type { TransactionConnection } from '../late-writes.ts';

/** How long what a change sends waits, so that undo can still cancel it (`design.md` 3, effects). */
export const UNDO_SECONDS = 5 * 60;

/** Something the gateway will do once, later. The payload holds ids and facts, never secrets. */
export interface Effect {
  readonly kind: string;
  /** Unique for ever: a second one of the same key is never done. */
  readonly key: string;
  readonly payload: object;
}

/** Puts effects in line behind the time in which undo can cancel them. */
export async function addEffects({ connection, context, clientId, mutationId }: AppliedMutation, effects: readonly Effect[]): Promise<void> {
  if (effects.length === 0) return;
  const row = `(?, ?, ?, ?, TIMESTAMPADD(SECOND, ${UNDO_SECONDS}, UTC_TIMESTAMP(3)), ?, ?, UTC_TIMESTAMP(3))`;
  await connection.query(
    `INSERT INTO sync_effect (kind, dedupe_key, company_id, payload, not_before, client_id, mutation_id, created_at) VALUES ${effects.map(() => row).join(', ')}`,
    effects.flatMap(({ kind, key, payload }) => [kind, key, context.companyId, JSON.stringify(payload), clientId, mutationId]),
  );
}

interface WaitingRow extends RowDataPacket {
  id: number;
  payload: string;
}

/** Cancels what still waits under keys that begin so, and answers its payloads, oldest first. */
export async function cancelWaiting(connection: TransactionConnection, keyPrefix: string): Promise<unknown[]> {
  const [waiting] = await connection.execute<WaitingRow[]>(
    `SELECT id, payload FROM sync_effect WHERE dedupe_key LIKE ? AND status = 'waiting' ORDER BY id FOR UPDATE`,
    [`${keyPrefix}%`],
  );
  if (waiting.length === 0) return [];
  await connection.query(`UPDATE sync_effect SET status = 'cancelled', done_at = UTC_TIMESTAMP(3) WHERE id IN (?)`, [waiting.map((row) => row.id)]);
  return waiting.map((row) => JSON.parse(row.payload) as unknown);
}

/** A line in the platform's own notifications. */
export interface Notice {
  readonly userId: number;
  readonly type: string;
  readonly title: string;
  readonly message: string;
  readonly relatedEntityType: string;
  readonly relatedEntityId: number;
  readonly actionUrl: string;
}

/** Tells people inside the platform; nobody is told of their own doing. */
export async function notify({ connection, context }: AppliedMutation, notices: readonly Notice[]): Promise<void> {
  const rows = notices
    .filter(({ userId }) => userId !== context.userId)
    .map((notice) => [
      notice.userId,
      notice.type,
      notice.title,
      notice.message,
      0,
      notice.relatedEntityType,
      notice.relatedEntityId,
      notice.actionUrl,
      context.now,
      context.userId,
    ]);
  if (rows.length === 0) return;
  await connection.query(
    'INSERT INTO notifications (userId, type, title, message, isRead, relatedEntityType, relatedEntityId, actionUrl, createdAt, triggeredBy) VALUES ?',
    [rows],
  );
}
