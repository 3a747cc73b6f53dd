import { guestApplications } from '../../../shared/queries/guests.ts';
import { parseSkills } from '../domain/skills.ts';
import { defineHandler, rowOf, rowsOf } from '../query-handler.ts';

type Text = string | null;

const COUNTS = `SELECT count(*) AS total, coalesce(sum(claimed IS NOT 1), 0) AS unclaimed,
    coalesce(sum(claimed IS NOT 1 AND coalesce(invitationCount, 0) = 0), 0) AS neverInvited
  FROM guestApplications WHERE jobId = ?`;

const ROWS = `SELECT g.id, g.name, g.email, g.phoneNumber AS phone, g.resumeFilename, g.totalExperienceYears AS experienceYears, g.skills,
    g.coverLetter, g.submittedAt, g.invitationCount, g.invitedAt, g.claimed, g.claimedAt, a.id AS applicationId, a.candidateId
  FROM guestApplications g LEFT JOIN applications a ON a.id = g.applicationId
  WHERE g.jobId = ? ORDER BY g.claimed IS 1, g.submittedAt DESC, g.id DESC LIMIT ? OFFSET ?`;

interface Row {
  readonly id: number;
  readonly name: Text;
  readonly email: Text;
  readonly phone: Text;
  readonly resumeFilename: Text;
  readonly experienceYears: number | null;
  readonly skills: Text;
  readonly coverLetter: Text;
  readonly submittedAt: Text;
  readonly invitationCount: number | null;
  readonly invitedAt: Text;
  readonly claimed: number | null;
  readonly claimedAt: Text;
  readonly applicationId: number | null;
  readonly candidateId: number | null;
}

/** What guests sent for a job, and how far each has come to an account. */
export const answerGuestApplications = defineHandler(guestApplications, (context, { jobId, limit, offset }) => {
  const counts = rowOf<{ total: number; unclaimed: number; neverInvited: number }>(context, COUNTS, jobId);
  const unconfirmed = context.unconfirmed('guestApplications');
  const guests = rowsOf<Row>(context, ROWS, jobId, limit, offset).map((row) => ({
    id: row.id,
    name: row.name ?? row.email ?? 'A guest',
    email: row.email,
    phone: row.phone,
    resumeFilename: row.resumeFilename,
    experienceYears: row.experienceYears,
    skills: parseSkills(row.skills),
    coverLetter: row.coverLetter,
    submittedAt: row.submittedAt ?? '',
    invitations: row.invitationCount ?? 0,
    invitedAt: row.invitedAt,
    claim: row.claimed === 1 ? { at: row.claimedAt, applicationId: row.applicationId, candidateId: row.candidateId } : null,
    undelivered: unconfirmed.has(row.id),
  }));
  return { ...(counts ?? { total: 0, unclaimed: 0, neverInvited: 0 }), guests };
});
