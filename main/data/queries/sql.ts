/** An application still in play: neither rejected nor withdrawn. */
export const IN_PLAY = `status NOT IN ('rejected', 'withdrawn')`;

/** When application `a` entered its stage: its newest history row into that status, else its submission. */
export const STAGE_SINCE = `coalesce(
  (SELECT max(h.createdAt) FROM applicationHistory h WHERE h.applicationId = a.id AND h.toStatus = a.status),
  a.submittedAt, '')`;

/** The rows named by one bound JSON list of ids. */
export const LISTED = `(SELECT value FROM json_each(?))`;

/**
 * A panelist `p` owes feedback on an interview `i` that is over. In this version
 * no scope brings panel feedback to a device (`design.md` 3, blindness): a mirror
 * without a single row cannot tell, and says nothing rather than everybody.
 */
export const OWES_FEEDBACK = `i.status = 'completed' AND i.scheduledAt < ? AND p.status IN ('accepted', 'attended')
    AND NOT EXISTS (SELECT 1 FROM panelistFeedback f WHERE f.panelistId = p.id)
    AND EXISTS (SELECT 1 FROM panelistFeedback)`;
