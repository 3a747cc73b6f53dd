import type { Pool, PoolConnection } from 'mysql2/promise';
import { acquire } from './pool.ts';

/**
 * Runs `work` in one READ COMMITTED transaction and commits it. Whatever throws
 * rolls back; a connection that is in doubt is closed rather than reused.
 */
export async function inTransaction<T>(pool: Pool, work: (connection: PoolConnection) => Promise<T>): Promise<T> {
  const connection = await acquire(pool);
  let done = false;
  try {
    await connection.beginTransaction();
    const result = await work(connection);
    await connection.commit();
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
