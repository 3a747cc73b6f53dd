/** An application still in play: neither rejected nor withdrawn. */
export const IN_PLAY = `status NOT IN ('rejected', 'withdrawn')`;

/** When application `a` entered its stage: its newest history row into that status, else its submission. */
export const STAGE_SINCE = `coalesce(
  (SELECT max(h.createdAt) FROM applicationHistory h WHERE h.applicationId = a.id AND h.toStatus = a.status),
  a.submittedAt, '')`;

/** The rows named by one bound JSON list of ids. */
export const LISTED = `(SELECT value FROM json_each(?))`;
