import type { Pool, PoolConnection } from 'mysql2/promise';
import { acquire } from '../pool.ts';

/** Runs `work` in one read-only snapshot: everything it reads is of one moment. */
export async function inSnapshot<T>(pool: Pool, work: (connection: PoolConnection) => Promise<T>): Promise<T> {
  const connection = await acquire(pool);
  let usable = false;
  try {
    const result = await readSnapshot(connection, () => work(connection));
    usable = true;
    return result;
  } finally {
    // A connection whose transaction may still be open must not serve anyone else.
    if (usable) connection.release();
    else connection.destroy();
  }
}

/** The same on a connection that has no transaction open. */
export async function readSnapshot<T>(connection: Pick<PoolConnection, 'query'>, work: () => Promise<T>): Promise<T> {
  await connection.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
  try {
    return await work();
  } finally {
    await connection.query('COMMIT');
  }
}
