import { createHash, randomBytes } from 'node:crypto';
import type { ResultSetHeader } from 'mysql2/promise';
import type { TransactionConnection } from '../late-writes.ts';

/** What a link in an invitation does; each works once. */
export const PANEL_ACTIONS = ['accept', 'decline', 'reschedule', 'feedback'] as const;
export type PanelAction = (typeof PANEL_ACTIONS)[number];

/** What is stored of a token. A presented one is 64 hex digits, so that what is stored is never a token itself. */
export function storedToken(token: string): string {
  return `sha256:${createHash('sha256').update(token).digest('hex')}`;
}

/**
 * Mints a panelist's links for the invitation being sent, and voids those of an
 * earlier attempt that nobody used. They end with the later of thirty days from
 * now and a week after the interview (`design.md` 3, panel tokens).
 * @returns the tokens in clear, for the e-mail alone; null when the panelist is gone
 */
export async function mintPanelTokens(connection: TransactionConnection, panelistId: number): Promise<Record<PanelAction, string> | null> {
  await connection.execute('DELETE FROM panel_action_tokens WHERE panelistId = ? AND usedAt IS NULL', [panelistId]);
  const token = (): string => randomBytes(32).toString('hex');
  const tokens = { accept: token(), decline: token(), reschedule: token(), feedback: token() };
  let made = 0;
  for (const action of PANEL_ACTIONS) {
    const [result] = await connection.execute<ResultSetHeader>(
      `INSERT INTO panel_action_tokens (panelistId, interviewId, token, actionType, expiresAt, createdAt)
       SELECT p.id, i.id, ?, ?, GREATEST(UTC_TIMESTAMP() + INTERVAL 30 DAY, i.scheduledAt + INTERVAL i.duration MINUTE + INTERVAL 7 DAY), UTC_TIMESTAMP()
       FROM interview_panelists p JOIN interviews i ON i.id = p.interviewId WHERE p.id = ?`,
      [storedToken(tokens[action]), action, panelistId],
    );
    made += result.affectedRows;
  }
  return made === 0 ? null : tokens;
}
