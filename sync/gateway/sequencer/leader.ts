import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { LateWrite, Queryable } from '../late-writes.ts';

/**
 * One row decides who sequences. It is leased, so that a dead leader is
 * replaced, and numbered, so that one that was only slow finds out before it
 * commits. A lock by name (GET_LOCK) would vanish with a connection and exists
 * per server only.
 */
export interface Leadership {
  readonly holder: string;
  /** Rises with every change of leader. */
  readonly fence: number;
}

/** Thrown inside a transaction that must be rolled back: somebody else leads now. */
export class LostLeadership extends Error {
  override readonly name = 'LostLeadership';

  constructor() {
    super('Another process has taken over as leader.');
  }
}

/** Takes the lead where it is free, expired, or this holder's own; null when another holds it. */
export async function takeLead(connection: Queryable, holder: string, leaseMs: number, address: string | null = null): Promise<Leadership | null> {
  const [held] = await connection.query<RowDataPacket[]>('SELECT holder FROM sync_leader WHERE id = 1 AND expires_at >= UTC_TIMESTAMP(3)');
  // Looked at before it is asked for: asking would wait for the leader's running tick.
  if (held[0] !== undefined && held[0]['holder'] !== holder) return null;
  await connection.query(`INSERT IGNORE INTO sync_leader (id, holder, fence, expires_at) VALUES (1, '', 0, '2000-01-01 00:00:00')`);
  const [taken] = await connection.query<ResultSetHeader>(
    `UPDATE sync_leader SET holder = ?, fence = fence + 1, address = ?, expires_at = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND
     WHERE id = 1 AND (expires_at < UTC_TIMESTAMP(3) OR holder = ?)`,
    [holder, address, leaseMs * 1000, holder],
  );
  if (taken.affectedRows === 0) return null;
  const [rows] = await connection.query<RowDataPacket[]>('SELECT fence FROM sync_leader WHERE id = 1 AND holder = ?', [holder]);
  return rows[0] === undefined ? null : { holder, fence: Number(rows[0]['fence']) };
}

/**
 * Renews the lease. As the first statement of a transaction it also locks the
 * row until the end, so that no one can take over in between and no other tick,
 * not even an abandoned one of this process, can still be committing. Its check
 * throws {@link LostLeadership}.
 */
export function renewal({ holder, fence }: Leadership, leaseMs: number): LateWrite & Required<Pick<LateWrite, 'values' | 'check'>> {
  return {
    // The addition makes every renewal a change, so that servers which count changed rows count it.
    sql: 'UPDATE sync_leader SET expires_at = GREATEST(expires_at + INTERVAL 1000 MICROSECOND, UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND) WHERE id = 1 AND holder = ? AND fence = ?',
    values: [leaseMs * 1000, holder, fence],
    check: (renewed) => {
      if (renewed.affectedRows === 0) throw new LostLeadership();
    },
  };
}

/** Renews the lease at once. @throws LostLeadership */
export async function renewLead(connection: Queryable, leadership: Leadership, leaseMs: number): Promise<void> {
  const { sql, values, check } = renewal(leadership, leaseMs);
  const [renewed] = await connection.query<ResultSetHeader>(sql, values);
  check(renewed);
}

/** Gives the lead back, if it is still held. */
export async function resignLead(connection: Queryable, leadership: Leadership): Promise<void> {
  await connection.query(`UPDATE sync_leader SET expires_at = '2000-01-01 00:00:00' WHERE id = 1 AND holder = ? AND fence = ?`, [
    leadership.holder,
    leadership.fence,
  ]);
}
