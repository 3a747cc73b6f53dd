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
export async function expectedScope(world: World, scope: string): Promise<Map<string, string>> {
  const [kind, ref] = scope.split(':');
  const ids = kind === 'company' ? companyRows(Number(ref)) : userRows(Number(ref));
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

function companyRows(company: number): Expectation[] {
  const of = (table: MirroredTableName): string => `id IN (${tenant(table, company)})`;
  const jobs = `SELECT id FROM jobs WHERE ${of('jobs')} AND (status IN ('draft', 'active') OR closedAt >= NOW() - INTERVAL 180 DAY OR updatedAt >= NOW() - INTERVAL 180 DAY OR (closedAt IS NULL AND createdAt >= NOW() - INTERVAL 180 DAY))`;
  const applications = `SELECT id FROM applications WHERE ${of('applications')} AND jobId IN (${jobs})`;
  const history = `SELECT id FROM application_history WHERE ${of('applicationHistory')} AND applicationId IN (${applications})`;
  const feedback = `SELECT id FROM applicationFeedback WHERE ${of('applicationFeedback')} AND applicationId IN (${applications})`;
  const interviews = `SELECT id FROM interviews WHERE ${of('interviews')} AND applicationId IN (${applications})`;
  const campaigns = `SELECT id FROM emailCampaigns WHERE ${of('emailCampaigns')}`;
  const recipients = `SELECT id FROM campaignRecipients WHERE ${of('campaignRecipients')} AND campaignId IN (${campaigns})`;
  const associates = `SELECT id FROM associates WHERE ${of('associates')}`;
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
    full('jobs', jobs),
    full('applications', applications),
    full('applicationHistory', history),
    full('applicationFeedback', feedback),
    full('interviews', interviews),
    full('emailCampaigns', campaigns),
    full('campaignRecipients', recipients),
    full('associates', associates),
    full('candidates', candidates),
    full('resumeProfiles', `SELECT id FROM resumeProfiles WHERE candidateId IN (${candidates})`),
    full('candidateInteractions', `SELECT id FROM candidate_interactions WHERE ${of('candidateInteractions')} AND candidateId IN (${candidates})`),
  ];
}

function userRows(user: number): Expectation[] {
  const own = (table: MirroredTableName, column: string): Expectation => {
    const { no, table: physical, columns } = tableByName(table);
    const owner = columns.find((candidate) => candidate.name === column)!.column;
    const query = `SELECT r.id FROM \`${physical}\` r JOIN sync_tenant x ON x.table_no = ${no} AND x.pk = r.id
      JOIN users u ON u.id = r.${owner} AND u.companyId = x.company_id AND u.role <> 'candidate' WHERE r.${owner} = ${user}`;
    return { table, projection: 'full', query };
  };
  return [own('candidateTags', 'createdBy'), own('candidateTagAssignments', 'assignedBy'), own('notifications', 'userId')];
}
