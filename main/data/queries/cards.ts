import type { TagChip } from '../../../shared/queries/common.ts';
import type { Card } from '../../../shared/queries/pipeline.ts';
import { initials, personName } from '../domain/people.ts';
import { parseSkills, rankSkills } from '../domain/skills.ts';
import { idList, rowsOf, type QueryContext } from '../query-handler.ts';
import { LISTED, OWES_FEEDBACK, STAGE_SINCE } from './sql.ts';

/** Chips on a card; the rest of the skills is in the panel. */
const SKILLS_ON_A_CARD = 12;

const BASICS = `SELECT a.id, a.candidateId, a.status, a.aiScore, a.submittedAt, ${STAGE_SINCE} AS statusSince,
    c.title, c.location, c.skills, u.name, u.email
  FROM applications a LEFT JOIN candidates c ON c.id = a.candidateId LEFT JOIN users u ON u.id = c.userId
  WHERE a.id IN ${LISTED}`;

const NOTES = `SELECT applicationId, count(*) AS notes FROM applicationFeedback
  WHERE applicationId IN ${LISTED} AND rating IS NULL AND notes IS NOT NULL GROUP BY applicationId`;

const NEXT_INTERVIEW = `SELECT applicationId, min(scheduledAt) AS at FROM interviews
  WHERE applicationId IN ${LISTED} AND status = 'scheduled' AND scheduledAt >= ? GROUP BY applicationId`;

const OWED = `SELECT i.applicationId, coalesce(p.name, u.name, p.email, '') AS name
  FROM interviews i JOIN interviewPanelists p ON p.interviewId = i.id LEFT JOIN users u ON u.id = p.userId
  WHERE i.applicationId IN ${LISTED} AND ${OWES_FEEDBACK} ORDER BY i.scheduledAt, p.id`;

const TAGS = `SELECT s.candidateId, t.id, t.name, t.color FROM candidateTagAssignments s JOIN candidateTags t ON t.id = s.tagId
  WHERE s.candidateId IN ${LISTED} AND t.createdBy = ? GROUP BY s.candidateId, t.id ORDER BY t.name, t.id`;

interface BasicsRow {
  id: number;
  candidateId: number | null;
  status: string | null;
  aiScore: number | null;
  submittedAt: string | null;
  statusSince: string;
  title: string | null;
  location: string | null;
  skills: string | null;
  name: string | null;
  email: string | null;
}

/** The reader's own tags per candidate. A tag that was assigned twice shows once. */
export function tagsOf(context: QueryContext, candidateIds: readonly number[]): Map<number, TagChip[]> {
  const rows = rowsOf<{ candidateId: number; id: number; name: string | null; color: string | null }>(
    context,
    TAGS,
    idList(candidateIds),
    context.reader.userId,
  );
  const byCandidate = new Map<number, TagChip[]>();
  for (const row of rows) {
    const chip = { id: row.id, name: row.name ?? '', color: row.color ?? 'slate' };
    const chips = byCandidate.get(row.candidateId);
    if (chips === undefined) byCandidate.set(row.candidateId, [chip]);
    else chips.push(chip);
  }
  return byCandidate;
}

/** The job's asked skills, lower case. */
function askedSkills(context: QueryContext, jobId: number): ReadonlySet<string> {
  return context.cache.remember(`asked ${jobId}`, ['jobSkillRequirements'], () => {
    const rows = rowsOf<{ skillName: string | null }>(context, 'SELECT skillName FROM jobSkillRequirements WHERE jobId = ?', jobId);
    return new Set(rows.map((row) => (row.skillName ?? '').trim().toLowerCase()).filter((name) => name !== ''));
  });
}

function owedBy(context: QueryContext, ids: string): Map<number, string[]> {
  const byApplication = new Map<number, string[]>();
  for (const row of rowsOf<{ applicationId: number; name: string }>(context, OWED, ids, context.now(), context.reader.email.toLowerCase())) {
    byApplication.set(row.applicationId, [...(byApplication.get(row.applicationId) ?? []), initials(row.name)]);
  }
  return byApplication;
}

/** The cards of a job's applications, in the order of the ids. Ids this device no longer holds are left out. */
export function cardsOf(context: QueryContext, jobId: number, applicationIds: readonly number[]): Card[] {
  const ids = idList(applicationIds);
  const basics = new Map(rowsOf<BasicsRow>(context, BASICS, ids).map((row) => [row.id, row]));
  const notes = new Map(rowsOf<{ applicationId: number; notes: number }>(context, NOTES, ids).map((row) => [row.applicationId, row.notes]));
  const interviews = new Map(
    rowsOf<{ applicationId: number; at: string }>(context, NEXT_INTERVIEW, ids, context.now()).map((row) => [row.applicationId, row.at]),
  );
  const owed = owedBy(context, ids);
  const tags = tagsOf(
    context,
    [...basics.values()].map((row) => row.candidateId ?? 0),
  );
  const asked = askedSkills(context, jobId);
  const unconfirmed = context.unconfirmed('applications');
  return applicationIds.flatMap((id) => {
    const row = basics.get(id);
    if (row === undefined) return [];
    return [
      {
        applicationId: id,
        candidateId: row.candidateId ?? 0,
        status: row.status ?? '',
        name: personName(row.name, row.email),
        title: row.title,
        location: row.location,
        skills: rankSkills(parseSkills(row.skills), asked).slice(0, SKILLS_ON_A_CARD),
        score: row.aiScore,
        submittedAt: row.submittedAt ?? '',
        statusSince: row.statusSince,
        tags: tags.get(row.candidateId ?? 0) ?? [],
        notes: notes.get(id) ?? 0,
        nextInterviewAt: interviews.get(id) ?? null,
        feedbackOwedBy: owed.get(id) ?? [],
        undelivered: unconfirmed.has(id),
      },
    ];
  });
}
