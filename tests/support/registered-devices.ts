import { randomBytes } from 'node:crypto';
import type { Connection, ResultSetHeader } from 'mysql2/promise';
import { hashToken, newFamily } from '../../sync/gateway/tokens.ts';

/** A device with its access token. */
export interface RegisteredDevice {
  readonly clientId: number;
  readonly accessToken: string;
}

/** Registers many devices of one person as signing in does, without its password work and its limit. */
export async function registerDevices(connection: Connection, userId: number, companyId: number | null, count: number): Promise<RegisteredDevice[]> {
  const registered: RegisteredDevice[] = [];
  for (let index = 0; index < count; index += 1) {
    const [client] = await connection.query<ResultSetHeader>(
      `INSERT INTO sync_client (user_id, company_id, device_name, platform, generation, created_at, seen_at)
        VALUES (?, ?, 'one of many', 'linux', 1, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
      [userId, companyId],
    );
    const accessToken = randomBytes(32).toString('hex');
    await connection.query(
      `INSERT INTO sync_session (client_id, family, token_hash, kind, expires_at) VALUES (?, ?, ?, 'access', UTC_TIMESTAMP(3) + INTERVAL 1 HOUR)`,
      [client.insertId, newFamily(), hashToken(accessToken)],
    );
    registered.push({ clientId: client.insertId, accessToken });
  }
  return registered;
}
