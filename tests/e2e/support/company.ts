import { demoAccount } from '../../../db/demo/accounts.ts';
import type { Central } from './central.ts';

/** The recruiters the tests sign in as: two colleagues. */
export const MAYA = demoAccount('recruiter', 0);
export const DANIEL = { email: 'daniel.okafor@brightpath.example', password: MAYA.password };

/** `email:password`, as the app takes it from its environment. */
export function signInOf(account: { readonly email: string; readonly password: string | null }): string {
  return `${account.email}:${account.password ?? ''}`;
}

/** An application of the board, with what a test needs of it. */
export interface BoardRow {
  readonly applicationId: number;
  readonly candidateId: number;
  readonly name: string;
}

/** The user id of an account. */
export async function userIdOf(central: Central, email: string): Promise<number> {
  return (await central.row<{ id: number }>('SELECT id FROM users WHERE email = ?', [email])).id;
}

/** The active job of Maya's with the most applications in the first stage. */
export async function busiestJob(central: Central): Promise<number> {
  const job = await central.row<{ id: number }>(
    `SELECT j.id FROM jobs j JOIN applications a ON a.jobId = j.id AND a.status = 'submitted'
      WHERE j.status = 'active' AND j.postedBy = ? GROUP BY j.id ORDER BY COUNT(*) DESC, j.id LIMIT 1`,
    [await userIdOf(central, MAYA.email)],
  );
  return job.id;
}

/** A new job of a recruiter's with so many people of the company in review: the others stay as they are. */
export async function jobOfMany(central: Central, count: number, { email }: { readonly email: string } = MAYA): Promise<number> {
  const id = await central.write(
    `INSERT INTO jobs (title, companyName, description, location, status, isDraft, postedBy)
      VALUES ('Many at once', 'BrightPath', 'Proof of large selections', 'Oslo', 'active', 0, ?)`,
    [await userIdOf(central, email)],
  );
  await central.write(
    `INSERT INTO applications (jobId, candidateId, status, isDraft, submittedAt)
      SELECT ?, p.candidateId, 'reviewing', 0, '2026-01-01 00:00:00' FROM (SELECT DISTINCT a.candidateId FROM applications a
        JOIN jobs j ON j.id = a.jobId WHERE j.postedBy IN (SELECT id FROM users WHERE companyId = 1)) p ORDER BY p.candidateId LIMIT ${count}`,
    [id],
  );
  const { people } = await central.row<{ people: number }>('SELECT COUNT(*) AS people FROM applications WHERE jobId = ?', [id]);
  if (people !== count) throw new Error(`The company has ${people} people who applied, not ${count}.`);
  return id;
}

/** The newest applications of a job in its first stage: what the board's first column shows at its top. Their people can get mail, and no other test has moved them. */
export async function topOfFirstColumn(central: Central, jobId: number, count: number): Promise<BoardRow[]> {
  return central.rows<BoardRow>(
    `SELECT a.id AS applicationId, a.candidateId, u.name FROM applications a
      JOIN candidates c ON c.id = a.candidateId JOIN users u ON u.id = c.userId
      WHERE a.jobId = ? AND a.status = 'submitted' AND u.email NOT LIKE '%@placeholder.com'
        AND NOT EXISTS (SELECT 1 FROM sync_effect e WHERE e.dedupe_key LIKE CONCAT('stage-mail:', a.id, ':%'))
        AND NOT EXISTS (SELECT 1 FROM emailUnsubscribes s WHERE s.email = u.email)
      ORDER BY a.submittedAt DESC, a.id DESC LIMIT ?`,
    [jobId, count],
  );
}

const OTHERS = 'SELECT id FROM users WHERE companyId = 2';
const OTHER_JOBS = `SELECT id FROM jobs WHERE postedBy IN (${OTHERS})`;

/** Reasons by which the first company may hold a person as well. */
const SHARED_BY = [
  `SELECT candidateId FROM applications WHERE jobId NOT IN (${OTHER_JOBS})`,
  `SELECT candidateId FROM candidateTagAssignments WHERE assignedBy NOT IN (${OTHERS})`,
  `SELECT r.candidateId FROM campaignRecipients r JOIN emailCampaigns e ON e.id = r.campaignId WHERE e.userId NOT IN (${OTHERS})`,
  `SELECT e.candidateId FROM sequenceEnrollments e JOIN followUpSequences s ON s.id = e.sequenceId WHERE s.userId NOT IN (${OTHERS})`,
  'SELECT candidateId FROM sourced_candidates WHERE candidateId IS NOT NULL',
  'SELECT candidateId FROM associates',
];

/** What is written into the other company's rows, to be looked for where it must never be. */
export const CANARY = 'kanarienvogel-7f3a';

/**
 * Marks rows of the other company in every kind of text a mirror could hold.
 * Answers how many rows carry the mark.
 */
export async function plantCanaries(central: Central): Promise<number> {
  const onlyTheirs = SHARED_BY.map((reason) => `id NOT IN (${reason})`).join(' AND ');
  const statements = [
    `UPDATE jobs SET title = CONCAT('${CANARY}-job ', title) WHERE postedBy IN (${OTHERS})`,
    `UPDATE applications SET notes = '${CANARY}-application' WHERE jobId IN (${OTHER_JOBS})`,
    `UPDATE applicationFeedback SET notes = '${CANARY}-note' WHERE applicationId IN (SELECT id FROM applications WHERE jobId IN (${OTHER_JOBS}))`,
    `UPDATE application_history SET notes = '${CANARY}-history' WHERE applicationId IN (SELECT id FROM applications WHERE jobId IN (${OTHER_JOBS}))`,
    `UPDATE candidates SET bio = '${CANARY}-bio' WHERE addedBy IN (SELECT id FROM recruiters WHERE userId IN (${OTHERS})) AND ${onlyTheirs}`,
    `UPDATE emailCampaigns SET subject = '${CANARY}-subject' WHERE userId IN (${OTHERS})`,
    `UPDATE notifications SET message = '${CANARY}-notification' WHERE userId IN (${OTHERS})`,
    `UPDATE customers SET name = '${CANARY}-customer' WHERE createdBy IN (${OTHERS})`,
    `UPDATE users SET name = '${CANARY}-user' WHERE companyId = 2`,
  ];
  for (const statement of statements) await central.write(statement);
  const marked = await central.row<{ count: number }>(
    `SELECT (SELECT COUNT(*) FROM applications WHERE notes LIKE '${CANARY}%') + (SELECT COUNT(*) FROM candidates WHERE bio LIKE '${CANARY}%')
      + (SELECT COUNT(*) FROM jobs WHERE title LIKE '${CANARY}%') + (SELECT COUNT(*) FROM users WHERE name LIKE '${CANARY}%') AS count`,
  );
  return marked.count;
}
