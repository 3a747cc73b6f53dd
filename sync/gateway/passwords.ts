import bcrypt from 'bcrypt';
import { randomBytes } from 'node:crypto';
import type { Pool, RowDataPacket } from 'mysql2/promise';

const USUAL_COST = 10;

/** Checks passwords so that an unknown user costs as much as a known one. */
export interface PasswordCheck {
  /** True when the password is the hash's; with null it does the same work and is false. */
  matches(password: string, hash: string | null): Promise<boolean>;
}

interface HashRow extends RowDataPacket {
  passwordHash: string;
}

/** The cost the platform hashes with, read off one of its hashes. */
async function costInUse(pool: Pool): Promise<number> {
  const [rows] = await pool.query<HashRow[]>('SELECT passwordHash FROM users WHERE passwordHash IS NOT NULL ORDER BY id LIMIT 1');
  try {
    return rows[0] === undefined ? USUAL_COST : bcrypt.getRounds(rows[0].passwordHash);
  } catch {
    return USUAL_COST;
  }
}

/** Makes the check; the stand-in hash for unknown users is made on first use, of the cost the platform uses. */
export function createPasswordCheck(pool: Pool): PasswordCheck {
  let standIn: Promise<string> | undefined;
  const standInHash = async (): Promise<string> => bcrypt.hash(randomBytes(24).toString('hex'), await costInUse(pool));
  return {
    matches: async (password, hash) => {
      if (hash !== null) return bcrypt.compare(password, hash);
      standIn ??= standInHash();
      const made = standIn;
      made.catch(() => (standIn = undefined));
      await bcrypt.compare(password, await made);
      return false;
    },
  };
}
