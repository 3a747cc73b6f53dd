import { DRAFT_MOVES, draftMoves, keptDraftMoves, type DraftMove, type ShownDraft } from '../../../shared/queries/drafts.ts';
import { personName } from '../domain/people.ts';
import { defineHandler, idList, presentId, rowsOf, type QueryContext } from '../query-handler.ts';
import { keptText } from './kept.ts';
import { LISTED } from './sql.ts';

type Text = string | null;

interface Row {
  readonly id: number;
  readonly status: Text;
  readonly candidateId: number | null;
  readonly jobId: number | null;
  readonly name: Text;
  readonly email: Text;
  readonly title: Text;
  readonly jobStatus: Text;
}

const ROWS = `SELECT a.id, a.status, a.candidateId, a.jobId, u.name, u.email, j.title, j.status AS jobStatus
  FROM applications a LEFT JOIN candidates c ON c.id = a.candidateId LEFT JOIN users u ON u.id = c.userId LEFT JOIN jobs j ON j.id = a.jobId
  WHERE a.id IN ${LISTED}`;

/** The drafts as they are kept; what another version wrote and this one cannot read is nothing. */
function kept(context: QueryContext): readonly DraftMove[] {
  const text = keptText(context, DRAFT_MOVES);
  if (text === null) return [];
  try {
    return keptDraftMoves.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}

function obstacleOf(draft: DraftMove, row: Row | undefined): ShownDraft['obstacle'] {
  if (row === undefined) return 'gone';
  if (row.status !== draft.from) return 'moved';
  return row.jobStatus === 'closed' || row.jobStatus === 'filled' ? 'job_over' : null;
}

/** The draft moves, in the order they were made. */
export const answerDraftMoves = defineHandler(draftMoves, (context) => {
  // A draft may have been made on a row that only got its number from the server afterwards.
  const drafts = kept(context).map((draft) => ({ ...draft, applicationId: presentId(context, 'applications', draft.applicationId) }));
  const ids = idList(drafts.map(({ applicationId }) => applicationId));
  const rows = new Map(rowsOf<Row>(context, ROWS, ids).map((row) => [row.id, row]));
  return {
    drafts: drafts.map((draft) => {
      const row = rows.get(draft.applicationId);
      return {
        ...draft,
        candidateId: row?.candidateId ?? null,
        jobId: row?.jobId ?? null,
        name: row === undefined ? 'Someone who is no longer here' : personName(row.name, row.email),
        jobTitle: row?.title ?? '',
        current: row?.status ?? null,
        obstacle: obstacleOf(draft, row),
      };
    }),
  };
});
