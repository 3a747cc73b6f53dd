/** One connection to the central database, as every program of ours opens it. */
import { createConnection, type Connection, type ConnectionOptions } from 'mysql2/promise';
import { AppError } from '../../shared/errors.ts';
import { explainDatabaseError } from './errors.ts';

/**
 * Options of a `mysql://user:password@host:port/database` address: times are UTC texts on both sides, so that
 * nothing converts them. Throws `central.bad_url` when it is no such address.
 */
export function connectionOptions(url: string): ConnectionOptions {
  const address = URL.parse(url);
  if (address === null || !['mysql:', 'mariadb:'].includes(address.protocol) || address.pathname.length < 2) {
    const message = 'The database address must look like mysql://user:password@host:3306/database.';
    throw new AppError({ kind: 'invalid_input', origin: 'db', code: 'central.bad_url', message });
  }
  return {
    host: decodeURIComponent(address.hostname).replace(/^\[(.*)\]$/u, '$1'),
    port: address.port === '' ? 3306 : Number(address.port),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database: decodeURIComponent(address.pathname.slice(1)),
    timezone: 'Z',
    dateStrings: true,
    charset: 'utf8mb4',
    connectTimeout: 10_000,
  };
}

/** Opens a connection whose session speaks UTC; failures say what to check. */
export async function connectCentral(url: string): Promise<Connection> {
  const options = connectionOptions(url);
  try {
    const connection = await createConnection(options);
    await connection.query("SET time_zone = '+00:00'");
    return connection;
  } catch (error) {
    throw explainDatabaseError(error, 'open the database');
  }
}
