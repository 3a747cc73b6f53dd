/** An application still in play: neither rejected nor withdrawn. */
export const IN_PLAY = `status NOT IN ('rejected', 'withdrawn')`;

/** When application `a` entered its stage: its newest history row into that status, else its submission. */
export const STAGE_SINCE = `coalesce(
  (SELECT max(h.createdAt) FROM applicationHistory h WHERE h.applicationId = a.id AND h.toStatus = a.status),
  a.submittedAt, '')`;

/** The rows named by one bound JSON list of ids. */
export const LISTED = `(SELECT value FROM json_each(?))`;

/** Whether a panelist has not answered: one person may be invited twice, and either invitation's answer is theirs. */
function hasNotAnswered(panelist: string): string {
  return `NOT EXISTS (SELECT 1 FROM panelistFeedback f JOIN interviewPanelists q ON q.id = f.panelistId
    WHERE q.interviewId = i.id AND (q.id = ${panelist}.id OR lower(q.email) = lower(${panelist}.email)))`;
}

/** The person of panelist `p` is on the panel under an earlier row: a second invitation owes nothing of its own. */
const IS_SECOND_INVITATION = `EXISTS (SELECT 1 FROM interviewPanelists e
  WHERE e.interviewId = i.id AND e.id < p.id AND lower(e.email) = lower(p.email) AND e.status IN ('accepted', 'attended'))`;

/**
 * A panelist `p` owes feedback on an interview `i` that is over. Binds the time
 * and the reader's e-mail in lower case. As long as the reader owes feedback of
 * their own about an interview, nobody's is on this device (`docs/decisions/007`):
 * then it is only known that the reader owes.
 */
export const OWES_FEEDBACK = `i.status = 'completed' AND i.scheduledAt < ? AND p.status IN ('accepted', 'attended')
    AND ${hasNotAnswered('p')} AND NOT ${IS_SECOND_INVITATION}
    AND NOT EXISTS (SELECT 1 FROM (SELECT ? AS email) reader JOIN interviewPanelists me ON lower(me.email) = reader.email
      WHERE me.interviewId = i.id AND reader.email <> lower(coalesce(p.email, '')) AND ${hasNotAnswered('me')})`;

/**
 * Interview `i` is mine (`me`: recruiterId, e-mail in lower case): I hold it, or I sit on its panel. Panelists are known by e-mail, never by
 * `userId` (the platform stores the inviter's there, `domain-rules.md` 1.6).
 */
export const IS_MINE = `coalesce((i.recruiterId = me.recruiterId
  OR EXISTS (SELECT 1 FROM interviewPanelists p WHERE p.interviewId = i.id AND lower(p.email) = me.email)), 0)`;
