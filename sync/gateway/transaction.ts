import type { Pool, PoolConnection } from 'mysql2/promise';
import { LateWrites } from './late-writes.ts';
import type { Blame } from './late-writes.ts';
import { acquire } from './pool.ts';

/**
 * Runs `work` in one READ COMMITTED transaction and commits it. Whatever throws
 * rolls back; a connection that is in doubt is closed rather than reused.
 */
export function inTransaction<T>(pool: Pool, work: (connection: PoolConnection) => Promise<T>): Promise<T> {
  return onConnection(pool, async (connection) => {
    await connection.beginTransaction();
    const result = await work(connection);
    await connection.commit();
    return result;
  });
}

/**
 * The same over a connection that sends several statements at once, its START and
 * COMMIT among them.
 * @param pool with `batches`
 * @param blame what is told where one of several statements failed
 */
export function inLateTransaction<T>(pool: Pool, blame: Blame, work: (connection: LateWrites) => Promise<T>): Promise<T> {
  return onConnection(pool, async (connection) => {
    const late = new LateWrites(connection, blame);
    await late.later({ sql: 'START TRANSACTION' });
    const result = await work(late);
    await late.query('COMMIT');
    return result;
  });
}

/** Runs what leaves a transaction behind only if it throws. */
async function onConnection<T>(pool: Pool, work: (connection: PoolConnection) => Promise<T>): Promise<T> {
  const connection = await acquire(pool);
  let done = false;
  try {
    const result = await work(connection);
    done = true;
    return result;
  } finally {
    if (done || (await rolledBack(connection))) connection.release();
    else connection.destroy();
  }
}

async function rolledBack(connection: PoolConnection): Promise<boolean> {
  try {
    await connection.rollback();
    return true;
  } catch {
    return false;
  }
}
