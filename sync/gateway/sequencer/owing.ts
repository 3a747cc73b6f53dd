import { tableByName } from '../../../shared/generated/tables.ts';
import { queryByKeys } from './row-reader.ts';
import type { Queryable } from './types.ts';

export const PANELISTS = `\`${tableByName('interviewPanelists').table}\``;
const FEEDBACK = `\`${tableByName('panelistFeedback').table}\``;
const USERS = `\`${tableByName('users').table}\``;

/**
 * The people `u` on a panel `p` who have not given feedback: known by e-mail,
 * since the platform stores the inviter's id where it knows no better, and
 * whichever of several invitations was answered. To be followed by `AND …`.
 */
export const OWING = `${PANELISTS} p JOIN ${USERS} u ON u.email = p.email
  WHERE NOT EXISTS (SELECT 1 FROM ${FEEDBACK} f JOIN ${PANELISTS} q ON q.id = f.panelistId
    WHERE f.interviewId = p.interviewId AND q.interviewId = p.interviewId AND q.email = p.email)`;

/** Which panelist is which user, by e-mail: both ends, so that one who changes it is found by what it was. */
export const EMAIL_EDGES = `SELECT p.id, u.id AS user FROM ${PANELISTS} p JOIN ${USERS} u ON u.email = p.email`;

/** Who still owes feedback about an interview. */
export interface Owing {
  readonly user: number;
  /** An administrator of the platform may work in any company. */
  readonly everywhere: boolean;
}

/** Who still owes feedback, by interview. */
export async function readOwing(connection: Queryable, interviews: readonly number[]): Promise<Map<number, Owing[]>> {
  const rows = await queryByKeys(connection, `SELECT p.interviewId, u.id, u.role = 'admin' FROM ${OWING} AND p.interviewId IN (?)`, interviews);
  const people = rows.map((row) => ({ interview: Number(row[0]), user: Number(row[1]), everywhere: Number(row[2]) === 1 }));
  return Map.groupBy(people, (person) => person.interview);
}
