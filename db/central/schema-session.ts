/** Session settings under which DDL neither refuses old rows nor rewrites them. */
import type { Connection, RowDataPacket } from 'mysql2/promise';

/**
 * Runs schema work with settings made for it and puts the old ones back.
 *
 * With foreign key checks on, adding a key copies the whole table while everybody waits; without, it is made in place
 * and the caller looks for orphans itself. Where a statement copies all the same, a strict mode would stop at a
 * `0000-00-00` an old program left behind, and without NO_AUTO_VALUE_ON_ZERO the copy would renumber a row 0. A statement
 * that waits too long for a lock gives up, because everybody else queues behind it.
 */
export async function withSchemaSession<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT @@SESSION.sql_mode AS sqlMode, @@SESSION.lock_wait_timeout AS lockWait, @@SESSION.foreign_key_checks AS checks,
            @@SESSION.explicit_defaults_for_timestamp AS explicitDefaults`,
  );
  const before = rows[0];
  await connection.query(
    "SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', SESSION lock_wait_timeout = 20, SESSION foreign_key_checks = 0",
  );
  // Off on old servers: the first timestamp of a table would get a default and an "on update" nobody wrote.
  if (Number(before?.['explicitDefaults']) === 0) await connection.query('SET SESSION explicit_defaults_for_timestamp = 1');
  try {
    return await work();
  } finally {
    const values = [before?.['sqlMode'], before?.['lockWait'], before?.['checks']];
    // When the connection is lost its settings are too; what matters then is the error that is already on its way.
    await connection.query('SET SESSION sql_mode = ?, SESSION lock_wait_timeout = ?, SESSION foreign_key_checks = ?', values).catch(() => undefined);
  }
}
