import { tableByName } from '../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../shared/generated/tables.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import type { Projection } from '../../sync/protocol/rows.ts';
import type { World } from './sequencer-world.ts';

/**
 * Who holds what, said a second time and in another way: one query per table
 * over base rows and the companies noted in `sync_tenant`, without the index.
 * For the tables that the generated histories write.
 */
export async function expectedScope(world: Pick<World, 'select'>, scope: string): Promise<Map<string, string>> {
  const [kind, ref] = scope.split(':');
  const rowsOf = { company: companyRows, admins: adminRows, user: userRows, panel: panelRows }[kind as 'company' | 'admins' | 'user' | 'panel'];
  const ids = [...rowsOf(Number(ref)), ...(kind === 'user' ? await splitFeedback(world, Number(ref)) : [])];
  const expected = new Map<string, string>();
  for (const { table, projection, query } of ids) {
    const { no, table: physical } = tableByName(table);
    const columns = columnsOf(table, projection).map((column) => `t.\`${column.column}\``);
    const rows = await world.select(`SELECT ${columns.join(', ')} FROM \`${physical}\` t WHERE t.id IN (${query})`);
    for (const row of rows) {
      const key = `${no}:${row['id']}`;
      // The widest comes first in the list.
      if (!expected.has(key)) expected.set(key, `${projection} ${JSON.stringify(Object.values(row))}`);
    }
  }
  return expected;
}

interface Expectation {
  readonly table: MirroredTableName;
  readonly projection: Projection;
  readonly query: string;
}

function tenant(table: MirroredTableName, company: number): string {
  return `SELECT pk FROM sync_tenant WHERE table_no = ${tableByName(table).no} AND company_id = ${company}`;
}

/** Interviews that a company holds. */
function interviewsOf(company: number): string {
  const of = (table: MirroredTableName): string => `id IN (${tenant(table, company)})`;
  return `SELECT id FROM interviews WHERE ${of('interviews')} AND applicationId IN (${applicationsOf(company)})`;
}

function jobsOf(company: number): string {
  return `SELECT id FROM jobs WHERE id IN (${tenant('jobs', company)}) AND (status IN ('draft', 'active') OR closedAt >= NOW() - INTERVAL 180 DAY OR updatedAt >= NOW() - INTERVAL 180 DAY OR (closedAt IS NULL AND createdAt >= NOW() - INTERVAL 180 DAY))`;
}

function applicationsOf(company: number): string {
  return `SELECT id FROM applications WHERE id IN (${tenant('applications', company)}) AND jobId IN (${jobsOf(company)})`;
}

/** Everyone on a panel, with whether an answer came from that e-mail: `interview`, `person`, `role`, `company`, `answered`. */
const PANEL_PEOPLE = `SELECT p.interviewId AS interview, u.id AS person, u.role, u.companyId AS company,
    (SELECT COUNT(*) FROM panelist_feedback f WHERE f.interviewId = p.interviewId AND f.panelistId IN
      (SELECT q.id FROM interview_panelists q WHERE q.email = p.email AND q.interviewId = p.interviewId)) AS answered
  FROM interview_panelists p, users u WHERE p.email = u.email`;

/** People who must not see feedback of an interview, of those who could in this company: `interview`, `person`. */
function blindIn(company: number): string {
  return `SELECT interview, person FROM (${PANEL_PEOPLE}) b WHERE answered = 0 AND (role = 'admin' OR (company = ${company} AND role <> 'candidate'))`;
}

const FEEDBACK = ['interviewFeedback', 'panelistFeedback'] as const;

function companyRows(company: number): Expectation[] {
  const of = (table: MirroredTableName): string => `id IN (${tenant(table, company)})`;
  const [jobs, applications, interviews] = [jobsOf(company), applicationsOf(company), interviewsOf(company)];
  const history = `SELECT id FROM application_history WHERE ${of('applicationHistory')} AND applicationId IN (${applications})`;
  const feedback = `SELECT id FROM applicationFeedback WHERE ${of('applicationFeedback')} AND applicationId IN (${applications})`;
  const campaigns = `SELECT id FROM emailCampaigns WHERE ${of('emailCampaigns')}`;
  const recipients = `SELECT id FROM campaignRecipients WHERE ${of('campaignRecipients')} AND campaignId IN (${campaigns})`;
  const associates = `SELECT id FROM associates WHERE ${of('associates')}`;
  const processes = `SELECT id FROM onboardingProcesses WHERE ${of('onboardingProcesses')} AND associateId IN (${associates})`;
  const candidates = `SELECT id FROM candidates WHERE ${of('candidates')}
    UNION SELECT candidateId FROM applications WHERE id IN (${applications})
    UNION SELECT candidateId FROM campaignRecipients WHERE id IN (${recipients})
    UNION SELECT candidateId FROM associates WHERE id IN (${associates})
    UNION SELECT candidateId FROM candidateTagAssignments WHERE ${of('candidateTagAssignments')}`;
  const team = `SELECT id FROM users WHERE companyId = ${company} AND role <> 'candidate'`;
  const stubs = `SELECT userId FROM candidates WHERE id IN (${candidates}) UNION SELECT postedBy FROM jobs WHERE id IN (${jobs})
    UNION SELECT changedBy FROM application_history WHERE changedBy IS NOT NULL AND id IN (${history})`;
  const recruiters = `SELECT id FROM recruiters WHERE userId IN (${team} UNION ${stubs})`;
  const known = `SELECT recruiterId FROM interviews WHERE id IN (${interviews}) UNION SELECT recruiterId FROM applicationFeedback WHERE id IN (${feedback})`;
  const full = (table: MirroredTableName, query: string): Expectation => ({ table, projection: 'full', query });
  return [
    full('companies', String(company)),
    full('users', team),
    { table: 'users', projection: 'stub', query: stubs },
    full('recruiters', recruiters),
    { table: 'recruiters', projection: 'stub', query: known },
    full('teamMembers', `SELECT id FROM team_members WHERE ${of('teamMembers')}`),
    full('jobs', jobs),
    full('jobSkillRequirements', `SELECT id FROM job_skill_requirements WHERE ${of('jobSkillRequirements')} AND jobId IN (${jobs})`),
    full('applications', applications),
    full('applicationHistory', history),
    full('applicationFeedback', feedback),
    full('interviews', interviews),
    full('interviewPanelists', `SELECT id FROM interview_panelists WHERE ${of('interviewPanelists')} AND interviewId IN (${interviews})`),
    full('rescheduleRequests', `SELECT id FROM reschedule_requests WHERE ${of('rescheduleRequests')} AND interviewId IN (${interviews})`),
    ...FEEDBACK.map((table) =>
      full(
        table,
        `SELECT id FROM ${tableByName(table).table} WHERE ${of(table)} AND interviewId IN (${interviews})
        AND interviewId NOT IN (SELECT interview FROM (${blindIn(company)}) n)`,
      ),
    ),
    full('emailCampaigns', campaigns),
    full('campaignRecipients', recipients),
    full('associates', associates),
    full('onboardingProcesses', processes),
    full('onboardingTasks', `SELECT id FROM onboardingTasks WHERE ${of('onboardingTasks')} AND processId IN (${processes})`),
    full('guestApplications', `SELECT id FROM guest_applications WHERE ${of('guestApplications')} AND jobId IN (${jobs})`),
    full('candidates', candidates),
    full('resumeProfiles', `SELECT id FROM resumeProfiles WHERE candidateId IN (${candidates})`),
    full('candidateInteractions', `SELECT id FROM candidate_interactions WHERE ${of('candidateInteractions')} AND candidateId IN (${candidates})`),
  ];
}

/** What only those hold who run the company. */
function adminRows(company: number): Expectation[] {
  const query = `SELECT id FROM companySettings WHERE id IN (${tenant('companySettings', company)})`;
  return [{ table: 'companySettings', projection: 'full', query }];
}

function userRows(user: number): Expectation[] {
  const own = (table: MirroredTableName, column: string): Expectation => {
    const { no, table: physical, columns } = tableByName(table);
    const owner = columns.find((candidate) => candidate.name === column)!.column;
    const query = `SELECT r.id FROM \`${physical}\` r JOIN sync_tenant x ON x.table_no = ${no} AND x.pk = r.id
      JOIN users u ON u.id = r.${owner} AND u.companyId = x.company_id AND u.role <> 'candidate' WHERE r.${owner} = ${user}`;
    return { table, projection: 'full', query };
  };
  return [
    own('candidateTags', 'createdBy'),
    own('candidateTagAssignments', 'assignedBy'),
    own('notifications', 'userId'),
    own('savedSearches', 'userId'),
  ];
}

/** Feedback that a company cannot hold as a whole, for a teammate who owes none. */
async function splitFeedback(world: Pick<World, 'select'>, user: number): Promise<Expectation[]> {
  const [person] = await world.select(`SELECT companyId FROM users WHERE id = ? AND companyId IS NOT NULL AND role <> 'candidate'`, [user]);
  if (person === undefined) return [];
  const company = Number(person['companyId']);
  return FEEDBACK.map((table): Expectation => {
    const query = `SELECT id FROM ${tableByName(table).table} WHERE id IN (${tenant(table, company)}) AND interviewId IN (${interviewsOf(company)})
      AND interviewId IN (SELECT interview FROM (${blindIn(company)}) n) AND interviewId NOT IN (SELECT interview FROM (${blindIn(company)}) o WHERE person = ${user})`;
    return { table, projection: 'full', query };
  });
}

/** What one panelist needs: nothing of other panels, nobody's else feedback. */
function panelRows(panelist: number): Expectation[] {
  const panelists = `SELECT p.id FROM interview_panelists p, interviews i WHERE p.id = ${panelist} AND i.id = p.interviewId
    AND (p.createdAt >= NOW() - INTERVAL 30 DAY OR i.scheduledAt + INTERVAL i.duration MINUTE >= NOW() - INTERVAL 30 DAY)`;
  const interview = (column: string): string =>
    `SELECT ${column} FROM interviews WHERE id IN (SELECT interviewId FROM interview_panelists WHERE id IN (${panelists}))`;
  const panel = (table: MirroredTableName, query: string): Expectation => ({ table, projection: 'panel', query });
  const own = (table: MirroredTableName): Expectation => ({
    table,
    projection: 'full',
    query: `SELECT id FROM ${tableByName(table).table} WHERE panelistId = ${panelist} AND panelistId IN (${panelists})`,
  });
  return [
    { table: 'interviewPanelists', projection: 'full', query: panelists },
    panel('interviews', interview('id')),
    panel('applications', interview('applicationId')),
    panel('candidates', interview('candidateId')),
    panel('jobs', interview('jobId')),
    panel('recruiters', interview('recruiterId')),
    panel('resumeProfiles', `SELECT resumeProfileId FROM applications WHERE id IN (${interview('applicationId')})`),
    panel(
      'users',
      `SELECT userId FROM candidates WHERE id IN (${interview('candidateId')}) UNION SELECT postedBy FROM jobs WHERE id IN (${interview('jobId')})
       UNION SELECT userId FROM recruiters WHERE id IN (${interview('recruiterId')})`,
    ),
    own('panelistFeedback'),
    own('rescheduleRequests'),
  ];
}
