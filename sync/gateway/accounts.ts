import type { Connection, RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import type { Role } from '../../shared/mutators/mutator.ts';
import { CHOOSE_COMPANY } from '../../shared/contract/commands.ts';
import type { Account } from '../protocol/session.ts';
import { refusal } from './refusals.ts';

/** Days a device may stay away from the gateway before it locks, where the company has not decided. */
export const DEFAULT_LEASE_DAYS = 14;

/** What the platform's tables say of a person, read fresh on every request. */
export interface PersonRow extends RowDataPacket {
  userId: number;
  name: string | null;
  email: string | null;
  role: string;
  emailVerified: 0 | 1;
  companyId: number | null;
  companyName: string | null;
  recruiterId: number | null;
  /** 1 when a team membership of the own company says inactive or suspended. */
  deactivated: 0 | 1;
  /** 1 when the e-mail is invited to an interview; asked only of those whom their role does not let in. */
  invited: 0 | 1;
}

/**
 * Reads a {@link PersonRow} of `users u`: columns, and the joins they need.
 * @param chosen SQL for the company that an administrator of the platform chose; everyone else works where they are
 */
export function personQuery(chosen: string): { readonly columns: string; readonly join: string } {
  return {
    columns: `u.id AS userId, u.name, u.email, u.role, u.emailVerified, company.id AS companyId, company.name AS companyName,
  (SELECT MIN(r.id) FROM recruiters r WHERE r.userId = u.id) AS recruiterId,
  EXISTS (SELECT 1 FROM team_members t WHERE t.userId = u.id AND t.companyId = u.companyId AND t.status IN ('inactive', 'suspended')) AS deactivated,
  IF(u.role = 'candidate' OR company.id IS NULL, EXISTS (SELECT 1 FROM interview_panelists p WHERE p.email = u.email), 0) AS invited`,
    join: `LEFT JOIN companies company ON company.id = IF(u.role = 'admin', COALESCE(${chosen}, u.companyId), u.companyId)`,
  };
}

const STAFF: ReadonlySet<string> = new Set<Role>(['recruiter', 'company_admin', 'admin']);

/** The role a person may hold a device in (`design.md` 3, who). Panelists are known by e-mail, never by the inviter's id. */
function roleOf(person: PersonRow): Role {
  const staff = STAFF.has(person.role);
  if (staff && person.deactivated === 1) {
    throw refusal(
      'forbidden',
      'session.deactivated',
      'Your access to this company was switched off. Ask your company administrator to switch it on again.',
    );
  }
  if (staff && person.companyId !== null) return person.role as Role;
  if (person.invited === 1 && person.emailVerified === 1) return 'panelist';
  if (person.invited === 1) {
    throw refusal(
      'forbidden',
      'session.email_not_verified',
      'Confirm your e-mail address on the HotGigs web site first, then sign in here to see your interviews.',
    );
  }
  if (person.role === 'admin') {
    throw refusal(
      'forbidden',
      CHOOSE_COMPANY,
      'The workstation works for one company at a time and your administrator account belongs to none. Choose the company to work in and sign in again.',
    );
  }
  if (staff) {
    throw refusal(
      'forbidden',
      'session.no_company',
      'Your account belongs to no company yet. Ask your company administrator to add you to the team.',
    );
  }
  throw refusal(
    'forbidden',
    'session.candidate_account',
    'The workstation is for recruiters and interviewers. As a candidate, please sign in on the HotGigs web site.',
  );
}

/**
 * The account a person works with here.
 * @throws AppError `forbidden` with where to go, for whoever may not hold a device
 */
export function accountOf(person: PersonRow): Account {
  const role = roleOf(person);
  const panelist = role === 'panelist';
  return {
    userId: person.userId,
    name: person.name ?? '',
    email: person.email ?? '',
    role,
    recruiterId: person.recruiterId,
    companyId: panelist ? null : person.companyId,
    companyName: panelist ? null : person.companyName,
  };
}

const leaseSetting = z.object({ offlineLeaseDays: z.int().min(1).max(90) });

function leaseIn(settings: string | null): number | null {
  if (settings === null) return null;
  try {
    const parsed = leaseSetting.safeParse(JSON.parse(settings));
    return parsed.success ? parsed.data.offlineLeaseDays : null;
  } catch {
    // Settings are other programs' JSON as well: what cannot be read decides nothing.
    return null;
  }
}

interface SettingsRow extends RowDataPacket {
  additional: string | null;
  settings: string | null;
}

/** The lease of a company's devices in days: `offlineLeaseDays` in `companySettings.additionalSettings`, else in `companies.settings`, else 14. */
export async function leaseDays(connection: Pick<Connection, 'execute'>, companyId: number | null): Promise<number> {
  if (companyId === null) return DEFAULT_LEASE_DAYS;
  const [rows] = await connection.execute<SettingsRow[]>(
    `SELECT (SELECT s.additionalSettings FROM companySettings s WHERE s.companyId = c.id ORDER BY s.id LIMIT 1) AS additional, c.settings
     FROM companies c WHERE c.id = ?`,
    [companyId],
  );
  const row = rows[0];
  return leaseIn(row?.additional ?? null) ?? leaseIn(row?.settings ?? null) ?? DEFAULT_LEASE_DAYS;
}
