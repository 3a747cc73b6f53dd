import type { RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import { outcome } from '../../protocol/pull.ts';
import type { Outcome } from '../../protocol/pull.ts';
import { charactersIn, writeLater } from '../late-writes.ts';
import type { TransactionConnection } from '../late-writes.ts';

/** An outcome with what is stored beside it. */
export interface OutcomeRecord {
  readonly outcome: Outcome;
  readonly name: string;
  /** ms since the epoch, as believed (never later than receipt). */
  readonly authoredAt: number;
  /** The same as the device said. */
  readonly saidAt: number;
}

/** An outcome as it was stored, and the moment by which the device knows its mutation; null in older ones. */
export interface StoredOutcome {
  readonly outcome: Outcome;
  readonly saidAt: number | null;
}

interface OutcomeRow extends RowDataPacket {
  mutationId: number;
  status: string;
  body: string | null;
}

const storedBody = outcome.omit({ mutationId: true, status: true, authoredAt: true });
const storedMoment = outcome.pick({ authoredAt: true });

function asDatabaseTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 23).replace('T', ' ');
}

/** Stores outcomes in one statement, in the transaction of their effects. */
export async function storeOutcomes(
  connection: TransactionConnection,
  clientId: number,
  records: readonly OutcomeRecord[],
  receivedAt: number,
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(({ outcome: { mutationId, status, ...body }, name, authoredAt, saidAt }) => [
    clientId,
    mutationId,
    name,
    status,
    JSON.stringify({ ...body, authoredAt: saidAt }),
    asDatabaseTime(authoredAt),
    asDatabaseTime(receivedAt),
  ]);
  await writeLater(connection, {
    sql: 'INSERT INTO sync_outcome (client_id, mutation_id, name, status, body, authored_at, received_at) VALUES ?',
    values: [rows],
    characters: charactersIn(rows),
  });
}

/** The stored outcomes of a device's mutations, in order: the answer to a repeated push. */
export async function readOutcomes(connection: TransactionConnection, clientId: number, from: number, to: number): Promise<StoredOutcome[]> {
  const [rows] = await connection.execute<OutcomeRow[]>(
    'SELECT mutation_id AS mutationId, status, body FROM sync_outcome WHERE client_id = ? AND mutation_id BETWEEN ? AND ? ORDER BY mutation_id',
    [clientId, from, to],
  );
  return rows.map(({ mutationId, status, body }) => {
    const stored: unknown = body === null ? {} : JSON.parse(body);
    return {
      outcome: { mutationId, status: z.enum(['applied', 'rejected', 'noop']).parse(status), ...storedBody.parse(stored) },
      saidAt: storedMoment.parse(stored).authoredAt ?? null,
    };
  });
}
