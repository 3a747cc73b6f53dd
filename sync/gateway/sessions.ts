import type { Connection, Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { AppError } from '../../shared/errors.ts';
import type { Account, CompaniesReply, CompaniesRequest, SessionReply, SignInRequest } from '../protocol/session.ts';
import { accountOf, personQuery } from './accounts.ts';
import type { PersonRow } from './accounts.ts';
import { writeAudit } from './audit.ts';
import type { PasswordCheck } from './passwords.ts';
import { withConnection } from './pool.ts';
import type { Principal } from './principals.ts';
import { openSession, revokeFamily } from './refresh.ts';
import { asRefusal, refusal } from './refusals.ts';
import { newFamily } from './tokens.ts';
import { inTransaction } from './transaction.ts';

interface CompanyRow extends RowDataPacket {
  id: number;
  name: string;
}

interface SignInRow extends PersonRow {
  passwordHash: string | null;
}

function wrongPassword(): AppError {
  return refusal('unauthenticated', 'session.wrong_password', 'This e-mail and password do not belong together. Check both and try again.');
}

function noPassword(): AppError {
  return refusal('forbidden', 'session.no_password', 'No password was ever set for this account. Ask your administrator for a password link.');
}

const PERSON = personQuery('?');

async function findByEmail(connection: Pick<Connection, 'execute'>, email: string, companyId: number | null): Promise<SignInRow | undefined> {
  const [rows] = await connection.execute<SignInRow[]>(`SELECT u.passwordHash, ${PERSON.columns} FROM users u ${PERSON.join} WHERE u.email = ?`, [
    companyId,
    email.toLowerCase(),
  ]);
  return rows[0];
}

/**
 * Decides about a sign-in after the password's work was done. Everything that
 * tells more than "wrong" needs the right password, with one exception that
 * `design.md` 2 asks for: a person who would be let in but never had a password
 * is told to ask for a link. That shows that a staff account exists, nothing
 * else, at the limited rate; candidates and strangers get "wrong password".
 */
function decide(person: SignInRow | undefined, right: boolean): Account {
  if (person === undefined) throw wrongPassword();
  if (right) return accountOf(person);
  if (person.passwordHash !== null) throw wrongPassword();
  try {
    accountOf(person);
  } catch {
    throw wrongPassword();
  }
  throw noPassword();
}

/** A device's registration; its generation tells a profile from a copy of it that did not sign in last. */
interface Registration {
  readonly clientId: number;
  readonly generation: number;
}

/**
 * The registration this device had before, when it is still the same person's
 * of the same company: its numbered queue goes on where it stood. The tokens of
 * the sign-in before end with it. A copy of a profile that has signed in since
 * gets a registration of its own.
 */
async function knownDevice(connection: PoolConnection, account: Account, device: SignInRequest['device']): Promise<Registration | null> {
  if (device.clientId === undefined) return null;
  const [rows] = await connection.execute<RowDataPacket[]>(
    'SELECT id, generation FROM sync_client WHERE id = ? AND user_id = ? AND company_id <=> ? AND revoked_at IS NULL FOR UPDATE',
    [device.clientId, account.userId, account.companyId],
  );
  if (rows[0] === undefined) return null;
  const generation = Number(rows[0]['generation']);
  if (device.generation !== undefined && device.generation !== generation) {
    const { userId, companyId } = account;
    await writeAudit(connection, { kind: 'session.profile_copied', clientId: device.clientId, userId, companyId, detail: { generation } });
    return null;
  }
  await connection.execute(
    'UPDATE sync_client SET device_name = ?, platform = ?, generation = generation + 1, seen_at = UTC_TIMESTAMP(3) WHERE id = ?',
    [device.name, device.platform, device.clientId],
  );
  await connection.execute('UPDATE sync_session SET revoked_at = UTC_TIMESTAMP(3) WHERE client_id = ? AND revoked_at IS NULL', [device.clientId]);
  return { clientId: device.clientId, generation: generation + 1 };
}

async function registerDevice(connection: PoolConnection, account: Account, device: SignInRequest['device']): Promise<Registration> {
  const known = await knownDevice(connection, account, device);
  if (known !== null) return known;
  const [client] = await connection.execute<ResultSetHeader>(
    `INSERT INTO sync_client (user_id, company_id, device_name, platform, generation, created_at, seen_at)
     VALUES (?, ?, ?, ?, 1, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
    [account.userId, account.companyId, device.name, device.platform],
  );
  return { clientId: client.insertId, generation: 1 };
}

/** Whom an e-mail and a password stand for. Refusals are audited. @throws AppError like {@link signIn} */
async function recognise(pool: Pool, passwords: PasswordCheck, request: CompaniesRequest, companyId: number | null): Promise<Account> {
  const person = await withConnection(pool, (connection) => findByEmail(connection, request.email, companyId));
  const right = await passwords.matches(request.password, person?.passwordHash ?? null);
  try {
    return decide(person, right);
  } catch (error) {
    const detail = { code: asRefusal(error).code };
    await withConnection(pool, (connection) =>
      writeAudit(connection, { kind: 'session.refused', userId: person?.userId ?? null, companyId: person?.companyId ?? null, detail }),
    );
    throw error;
  }
}

/**
 * Signs a person in, on a new device or on one that was registered before. Unknown user and wrong password give the
 * same answer after the same work. An administrator of the platform enters the company asked for, which the audit says.
 * @throws AppError `session.wrong_password`, `session.no_password`, or `forbidden` with where to go
 */
export async function signIn(pool: Pool, passwords: PasswordCheck, request: SignInRequest): Promise<SessionReply> {
  const account = await recognise(pool, passwords, request, request.companyId ?? null);
  return inTransaction(pool, async (connection) => {
    const { clientId, generation } = await registerDevice(connection, account, request.device);
    const { userId, companyId } = account;
    await writeAudit(connection, { kind: 'session.signed_in', clientId, userId, companyId, detail: { role: account.role } });
    if (account.role === 'admin') await writeAudit(connection, { kind: 'session.company_entered', clientId, userId, companyId, detail: {} });
    return { ...(await openSession(connection, clientId, newFamily(), account)), generation };
  });
}

/**
 * The companies a person may choose to work in: every one for an administrator
 * of the platform, the own one for all others.
 * @throws AppError like {@link signIn}
 */
export async function companiesOf(pool: Pool, passwords: PasswordCheck, request: CompaniesRequest): Promise<CompaniesReply> {
  // Who must choose is let in as soon as there is anything to choose.
  const first = await withConnection(pool, (connection) => readCompanies(connection, 'TRUE ORDER BY id LIMIT 1', []));
  const { userId, role, companyId } = await recognise(pool, passwords, request, first[0]?.id ?? null);
  return withConnection(pool, async (connection) => {
    const companies = await readCompanies(connection, '? = 1 OR id = ? ORDER BY name, id', [role === 'admin' ? 1 : 0, companyId]);
    await writeAudit(connection, { kind: 'session.companies_listed', userId, companyId: null, detail: { count: companies.length } });
    return { companies: companies.map(({ id, name }) => ({ id, name })) };
  });
}

async function readCompanies(connection: Pick<Connection, 'execute'>, where: string, parameters: (number | null)[]): Promise<CompanyRow[]> {
  const [rows] = await connection.execute<CompanyRow[]>(`SELECT id, name FROM companies WHERE ${where}`, parameters);
  return rows;
}

/** Ends the session's whole family: neither of its tokens works any more. */
export async function signOut(pool: Pool, principal: Principal): Promise<void> {
  const { clientId, family, account } = principal;
  await inTransaction(pool, async (connection) => {
    await revokeFamily(connection, family);
    await writeAudit(connection, { kind: 'session.signed_out', clientId, userId: account.userId, companyId: account.companyId, detail: {} });
  });
}
