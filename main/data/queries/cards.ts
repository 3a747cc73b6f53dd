import { isStuck } from '../../../shared/domain/stuck.ts';
import type { TagChip } from '../../../shared/queries/common.ts';
import type { Card } from '../../../shared/queries/pipeline.ts';
import { initials, personName } from '../domain/people.ts';
import { parseSkills, rankSkills } from '../domain/skills.ts';
import { idList, rowsOf, type QueryContext } from '../query-handler.ts';
import { nextActionOf, waitsOf } from './next-action.ts';
import { jobTitles } from './pipeline-scope.ts';
import { LISTED, OWES_FEEDBACK, STAGE_SINCE } from './sql.ts';
import { stuckDaysOf } from './stuck.ts';
import { newSince, UNSEEN } from './unseen.ts';
import { waitingLetters } from './waiting-letters.ts';

/** Chips on a card; the rest of the skills is in the panel. */
const SKILLS_ON_A_CARD = 12;

const BASICS = `SELECT a.id, a.candidateId, a.jobId, a.status, a.aiScore, a.submittedAt, ${STAGE_SINCE} AS statusSince, ${UNSEEN} AS unseen,
    c.title, c.location, c.skills, u.name, u.email
  FROM applications a LEFT JOIN candidates c ON c.id = a.candidateId LEFT JOIN users u ON u.id = c.userId
  WHERE a.id IN ${LISTED}`;

const NOTES = `SELECT applicationId, count(*) AS notes FROM applicationFeedback
  WHERE applicationId IN ${LISTED} AND rating IS NULL AND notes IS NOT NULL GROUP BY applicationId`;

/** The reader's own ratings; of several the newest comes last. */
const RATINGS = `SELECT applicationId, rating FROM applicationFeedback
  WHERE applicationId IN ${LISTED} AND recruiterId = ? AND rating IS NOT NULL ORDER BY createdAt, id < 0, abs(id)`;

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
  jobId: number | null;
  status: string | null;
  unseen: number;
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

const NOTHING_ASKED: ReadonlySet<string> = new Set();

/** The skills each of these jobs asks for, lower case. */
function askedSkills(context: QueryContext, jobIds: readonly number[]): ReadonlyMap<number, ReadonlySet<string>> {
  const ids = idList([...new Set(jobIds)].sort((left, right) => left - right));
  return context.cache.remember(`asked ${ids}`, ['jobSkillRequirements'], () => {
    const sql = `SELECT jobId, skillName FROM jobSkillRequirements WHERE jobId IN ${LISTED}`;
    const byJob = new Map<number, Set<string>>();
    for (const { jobId, skillName } of rowsOf<{ jobId: number; skillName: string | null }>(context, sql, ids)) {
      const name = (skillName ?? '').trim().toLowerCase();
      if (name !== '') byJob.set(jobId, (byJob.get(jobId) ?? new Set<string>()).add(name));
    }
    return byJob;
  });
}

function owedBy(context: QueryContext, ids: string): Map<number, string[]> {
  const byApplication = new Map<number, string[]>();
  for (const row of rowsOf<{ applicationId: number; name: string }>(context, OWED, ids, context.now(), context.reader.email.toLowerCase())) {
    byApplication.set(row.applicationId, [...(byApplication.get(row.applicationId) ?? []), initials(row.name)]);
  }
  return byApplication;
}

/** Applications as cards, in the order of the ids. Ids this device no longer holds are left out. */
export function cardsOf(context: QueryContext, applicationIds: readonly number[]): Card[] {
  const ids = idList(applicationIds);
  const basics = new Map(rowsOf<BasicsRow>(context, BASICS, newSince(context), ids).map((row) => [row.id, row]));
  const notes = new Map(rowsOf<{ applicationId: number; notes: number }>(context, NOTES, ids).map((row) => [row.applicationId, row.notes]));
  const rated = rowsOf<{ applicationId: number; rating: number }>(context, RATINGS, ids, context.reader.recruiterId);
  const ratings = new Map(rated.map((row) => [row.applicationId, row.rating]));
  const interviews = new Map(
    rowsOf<{ applicationId: number; at: string }>(context, NEXT_INTERVIEW, ids, context.now()).map((row) => [row.applicationId, row.at]),
  );
  const owed = owedBy(context, ids);
  const tags = tagsOf(
    context,
    [...basics.values()].map((row) => row.candidateId ?? 0),
  );
  const asked = askedSkills(
    context,
    [...basics.values()].map((row) => row.jobId ?? 0),
  );
  const titles = jobTitles(context);
  const thresholds = stuckDaysOf(context);
  const waits = waitsOf(context, ids);
  const letters = waitingLetters(context, applicationIds);
  const unconfirmed = context.unconfirmed('applications');
  return applicationIds.flatMap((id) => {
    const row = basics.get(id);
    if (row === undefined) return [];
    const [candidateId, jobId, nextInterviewAt] = [row.candidateId ?? 0, row.jobId ?? 0, interviews.get(id) ?? null];
    return [
      {
        applicationId: id,
        candidateId,
        jobId: row.jobId,
        jobTitle: titles.get(jobId) ?? '',
        status: row.status ?? '',
        name: personName(row.name, row.email),
        title: row.title,
        location: row.location,
        skills: rankSkills(parseSkills(row.skills), asked.get(jobId) ?? NOTHING_ASKED).slice(0, SKILLS_ON_A_CARD),
        score: row.aiScore,
        submittedAt: row.submittedAt ?? '',
        statusSince: row.statusSince,
        tags: tags.get(candidateId) ?? [],
        notes: notes.get(id) ?? 0,
        rating: ratings.get(id) ?? null,
        nextInterviewAt,
        next: nextActionOf({ status: row.status, nextInterviewAt, owes: owed.has(id), waits: waits.get(id) }),
        stuck: isStuck(row.status, row.statusSince, context.now(), thresholds),
        unseen: row.unseen === 1,
        feedbackOwedBy: owed.get(id) ?? [],
        letterWaits: letters.has(id),
        undelivered: unconfirmed.has(id),
      },
    ];
  });
}
