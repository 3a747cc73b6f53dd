import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import { RECOMMENDATIONS } from '../../shared/mutators/panel.ts';
import { below, count, pick, pickNamed, type Weighted } from './chance.ts';
import { COMPANIES, emailOf, isMover, markOf, PANELIST, RECRUITERS } from './company-data.ts';
import type { ModelConnection } from './model-mysql/pool.ts';
import { insertOf, type ForeignStatement } from './platform-rows.ts';
import type { World } from './world.ts';

/** Applications 1 and 5 belong to one company and are only ever written together. */
export const PAIR = [1, 5] as const;

type Rows = readonly Record<string, unknown>[];

/** One write of another program's transaction. */
export interface Writer {
  readonly world: World;
  readonly connection: ModelConnection;
  readonly random: () => number;
}

async function rowsOf({ connection }: Writer, sql: string, parameters: readonly unknown[] = []): Promise<Rows> {
  const [rows] = (await connection.query(sql, parameters)) as [Rows];
  return rows;
}

async function someRow(writer: Writer, sql: string, parameters: readonly unknown[] = []): Promise<Record<string, unknown> | null> {
  const rows = await rowsOf(writer, sql, parameters);
  return rows.length === 0 ? null : pick(writer.random, rows);
}

async function someId(writer: Writer, table: string, where = 'TRUE'): Promise<number | null> {
  const row = await someRow(writer, `SELECT id FROM \`${table}\` WHERE ${where} ORDER BY id`);
  return row === null ? null : Number(row['id']);
}

async function send({ connection }: Writer, { sql, parameters }: ForeignStatement): Promise<number> {
  const [header] = (await connection.query(sql, parameters)) as [{ insertId: number }];
  return header.insertId;
}

type Writing = (writer: Writer) => Promise<void>;

const setStatus: Writing = async (writer) => {
  const id = await someId(writer, 'applications');
  if (id !== null) await writer.connection.query('UPDATE applications SET status = ? WHERE id = ?', [pick(writer.random, APPLICATION_STATUSES), id]);
};

const setPair: Writing = async (writer) => {
  const text = `pair ${Math.floor(writer.random() * 1e9)}`;
  for (const id of PAIR) {
    await writer.connection.query('UPDATE applications SET coverLetter = ? WHERE id = ?', [text, id]);
    await writer.world.time.sleep(Math.floor(writer.random() * 1_500));
  }
};

const setAll: Writing = async (writer) => {
  await writer.connection.query('UPDATE applications SET notes = ?', [`bulk ${Math.floor(writer.random() * 1e6)}`]);
};

const apply: Writing = async (writer) => {
  const [jobId, candidateId] = [await someId(writer, 'jobs'), await someId(writer, 'candidates')];
  if (jobId !== null && candidateId !== null) await send(writer, insertOf('applications', { jobId, candidateId, status: 'submitted' }, 'new'));
};

const register: Writing = async (writer) => {
  const salt = String(Math.floor(writer.random() * 1e9));
  const userId = await send(writer, insertOf('users', { role: 'candidate', name: `Person ${salt}` }, salt));
  await send(writer, insertOf('candidates', { userId }, salt));
};

const post: Writing = async (writer) => {
  const company = 1 + Math.floor(writer.random() * COMPANIES);
  const title = `Job ${Math.floor(writer.random() * 1e6)} ${markOf(company)}`;
  await send(writer, insertOf('jobs', { postedBy: company, title, status: 'active' }, 'new'));
};

/** Takes along what hangs on it, without a log row for any of it. */
const dropCandidate: Writing = async (writer) => {
  const id = await someId(writer, 'candidates');
  if (id !== null) await writer.connection.query('DELETE FROM candidates WHERE id = ?', [id]);
};

const dropApplication: Writing = async (writer) => {
  const id = await someId(writer, 'applications');
  if (id !== null && !PAIR.some((kept) => kept === id)) await writer.connection.query('DELETE FROM applications WHERE id = ?', [id]);
};

const dropJob: Writing = async (writer) => {
  const id = await someId(writer, 'jobs');
  if (id !== null && id > 4) await writer.connection.query('DELETE FROM jobs WHERE id = ?', [id]);
};

const rename: Writing = async (writer) => {
  await writer.connection.query('UPDATE users SET name = ? WHERE id = ?', [
    `Name ${Math.floor(writer.random() * 100)}`,
    1 + Math.floor(writer.random() * 12),
  ]);
};

const notify: Writing = async (writer) => {
  await send(writer, insertOf('notifications', { userId: 1 + Math.floor(writer.random() * RECRUITERS) }, String(writer.random())));
};

/** A user goes to the other company, and leaves his work behind. */
const move: Writing = async (writer) => {
  const movers = Array.from({ length: RECRUITERS }, (_, index) => index + 1).filter(isMover);
  await writer.connection.query('UPDATE users SET companyId = ? WHERE id = ?', [
    1 + Math.floor(writer.random() * COMPANIES),
    pick(writer.random, movers),
  ]);
  count(writer.world.counts, 'users moved');
};

const setRole: Writing = async (writer) => {
  const movers = Array.from({ length: RECRUITERS }, (_, index) => index + 1).filter(isMover);
  await writer.connection.query('UPDATE users SET role = ? WHERE id = ?', [
    pick(writer.random, ['recruiter', 'company_admin', 'candidate']),
    pick(writer.random, movers),
  ]);
  count(writer.world.counts, 'roles changed');
};

const closeJob: Writing = async (writer) => {
  const id = await someId(writer, 'jobs');
  if (id === null || id <= 4) return;
  const age = writer.random() < 0.5 ? 400 : 10;
  const sql =
    "UPDATE jobs SET status = 'closed', createdAt = NOW() - INTERVAL ? DAY, closedAt = NOW() - INTERVAL ? DAY, updatedAt = NOW() - INTERVAL ? DAY WHERE id = ?";
  await writer.connection.query(sql, [age, age, age, id]);
};

const draft: Writing = async (writer) => {
  const company = 1 + below(writer.random, COMPANIES);
  const jobId = await send(writer, insertOf('jobs', { postedBy: company, title: `Draft ${markOf(company)}`, status: 'draft' }, 'new'));
  await send(writer, insertOf('jobSkillRequirements', { jobId, skillName: 'care' }, 'new'));
};

/** What the workstation's own people edit as well. */
const rewrite: Writing = async (writer) => {
  const id = await someId(writer, 'candidates');
  if (id === null) return;
  const word = pick(writer.random, ['go', 'rust', 'sql']);
  const [column, value] = pick(writer.random, [
    ['bio', `Another program says ${word}.`],
    ['skills', `${word}, care`],
    ['linkedinUrl', `https://example.test/${word}`],
  ] as const);
  await writer.connection.query(`UPDATE candidates SET ${column} = ? WHERE id = ?`, [value, id]);
};

async function addInterview(writer: Writer): Promise<number | null> {
  const application = await someRow(
    writer,
    'SELECT a.id, a.candidateId, a.jobId, j.postedBy FROM applications a JOIN jobs j ON j.id = a.jobId ORDER BY a.id',
  );
  if (application === null) return null;
  const { id: applicationId, candidateId, jobId, postedBy } = application;
  const at = { scheduledAt: `2026-04-${String(10 + below(writer.random, 10))} 10:00:00`, status: 'scheduled' };
  return send(writer, insertOf('interviews', { applicationId, candidateId, jobId, recruiterId: postedBy, ...at }, 'new'));
}

const arrange: Writing = async (writer) => void (await addInterview(writer));

const rearrange: Writing = async (writer) => {
  const id = await someId(writer, 'interviews');
  if (id === null) return;
  if (writer.random() < 0.2) await writer.connection.query("UPDATE interviews SET status = 'cancelled' WHERE id = ?", [id]);
  else await writer.connection.query('UPDATE interviews SET scheduledAt = scheduledAt + INTERVAL 1 HOUR WHERE id = ?', [id]);
};

async function addPanelist(writer: Writer, interviewId: number, email: string, inviter: unknown): Promise<void> {
  const known = await rowsOf(writer, 'SELECT id FROM interview_panelists WHERE interviewId = ? AND email = ?', [interviewId, email]);
  if (known.length > 0) return;
  await send(writer, insertOf('interviewPanelists', { interviewId, userId: inviter, email, name: 'Invited', status: 'invited' }, 'new'));
}

/** Somebody from outside, or a colleague of whom the interview belongs to. */
const invite: Writing = async (writer) => {
  const interview = await someRow(
    writer,
    'SELECT i.id, j.postedBy, u.companyId FROM interviews i JOIN jobs j ON j.id = i.jobId JOIN users u ON u.id = j.postedBy ORDER BY i.id',
  );
  if (interview === null) return;
  const colleague = await someRow(writer, "SELECT email FROM users WHERE companyId = ? AND role <> 'candidate' ORDER BY id", [
    interview['companyId'],
  ]);
  const email = colleague === null || writer.random() < 0.4 ? emailOf(PANELIST) : String(colleague['email']);
  await addPanelist(writer, Number(interview['id']), email, interview['postedBy']);
};

/** A panelist answers on the web. */
const answer: Writing = async (writer) => {
  const panelist = await someRow(writer, 'SELECT id, interviewId, userId FROM interview_panelists ORDER BY id');
  if (panelist === null) return;
  const { id: panelistId, interviewId, userId } = panelist;
  const known = await rowsOf(writer, 'SELECT id FROM panelist_feedback WHERE panelistId = ?', [panelistId]);
  if (known.length > 0) return;
  const verdict = { overallRating: 1 + below(writer.random, 5), recommendation: pick(writer.random, RECOMMENDATIONS) };
  await send(writer, insertOf('panelistFeedback', { interviewId, panelistId, userId, ...verdict }, 'new'));
  await writer.connection.query("UPDATE interview_panelists SET status = 'attended' WHERE id = ?", [panelistId]);
};

const dropPanelist: Writing = async (writer) => {
  const id = await someId(writer, 'interview_panelists');
  if (id !== null) await writer.connection.query('DELETE FROM interview_panelists WHERE id = ?', [id]);
};

/** Switches somebody's access off, or on again. */
const suspend: Writing = async (writer) => {
  const movers = Array.from({ length: RECRUITERS }, (_, index) => index + 1).filter(isMover);
  const status = pick(writer.random, ['active', 'inactive', 'suspended']);
  await writer.connection.query('UPDATE team_members SET status = ? WHERE userId = ?', [status, pick(writer.random, movers)]);
  count(writer.world.counts, 'access switched');
};

const decideSettings: Writing = async (writer) => {
  const settings = JSON.stringify({ offlineLeaseDays: 1 + below(writer.random, 30) });
  await writer.connection.query('UPDATE companySettings SET additionalSettings = ? WHERE companyId = ?', [
    settings,
    1 + below(writer.random, COMPANIES),
  ]);
};

/** Invites the guest again where nobody does any more, so that everyone has a reason to sign in. */
export async function keepGuestInvited(writer: Writer): Promise<void> {
  const invited = await rowsOf(writer, 'SELECT p.id FROM interview_panelists p JOIN interviews i ON i.id = p.interviewId WHERE p.email = ?', [
    emailOf(PANELIST),
  ]);
  if (invited.length > 0) return;
  if ((await someId(writer, 'candidates')) === null) await register(writer);
  if ((await someId(writer, 'applications')) === null) await apply(writer);
  const interview = await addInterview(writer);
  if (interview !== null) await addPanelist(writer, interview, emailOf(PANELIST), 1);
}

const WRITINGS: Weighted<Writing> = [
  [10, setStatus],
  [6, setPair],
  [1, setAll],
  [6, apply],
  [4, register],
  [3, post],
  [3, dropCandidate],
  [4, dropApplication],
  [2, dropJob],
  [3, rename],
  [3, notify],
  [2, move],
  [1, setRole],
  [2, closeJob],
  [2, draft],
  [5, rewrite],
  [2, arrange],
  [3, rearrange],
  [4, invite],
  [3, answer],
  [1, dropPanelist],
  [1, suspend],
  [1, decideSettings],
];

/** One write that another program of the platform might make. */
export function writeSomething(writer: Writer): Promise<void> {
  return pickNamed(writer.random, WRITINGS)(writer);
}
