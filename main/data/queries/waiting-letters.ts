import { z } from 'zod';
import { LETTER_STATUSES, LONGEST_LETTER_DELAY, STAGE_LETTER_DELAY } from '../../../shared/domain/letters.ts';
import { cancelLetter } from '../../../shared/mutators/letters.ts';
import { moveApplications } from '../../../shared/mutators/move-applications.ts';
import { fromUtcSecond } from '../../../shared/time.ts';
import { idList, presentId, rowsOf, type QueryContext } from '../query-handler.ts';
import { LISTED } from './sql.ts';
import { canBeMailed } from './templates.ts';

/** A card's mark is worth a look at so many changes, newest first; the panel looks at all of them. */
const NEWEST = 200;

/** Those that can have an e-mail waiting: the platform's own leaves minutes after the move arrived, one that was chosen within two weeks. */
const CHANGES = `SELECT m.name, m.args, m.decided_at AS decidedAt FROM (SELECT id FROM _mutation ORDER BY id DESC LIMIT ${NEWEST}) n JOIN _mutation m ON m.id = n.id
  WHERE m.name IN (?, ?) AND m.as_noop = 0 AND m.undone_by IS NULL AND m.status IS NOT 'rejected'
    AND (m.decided_at IS NULL OR m.decided_at > ? OR (m.decided_at > ? AND (m.name = ? OR instr(m.args, '"letter":{') > 0))) ORDER BY m.id DESC`;

/** The newest move of each, as far as nothing was sent for it. */
const UNTOLD = `SELECT a.id, h.id AS historyId, u.email, EXISTS (SELECT 1 FROM emailUnsubscribes s WHERE s.email = u.email) AS unsubscribed
  FROM applications a JOIN candidates c ON c.id = a.candidateId JOIN users u ON u.id = c.userId JOIN applicationHistory h ON h.id =
    (SELECT n.id FROM applicationHistory n WHERE n.applicationId = a.id ORDER BY n.createdAt DESC, n.id < 0 DESC, abs(n.id) DESC LIMIT 1)
  WHERE a.id IN ${LISTED} AND h.emailSent IS NOT 1`;

const moved = z.object({
  moves: z.array(z.object({ applicationId: z.int(), historyId: z.int(), to: z.string() })),
  letter: z.object({ delaySeconds: z.number() }).nullish(),
});
const cancelled = z.object({ historyId: z.int() });

/** When the last of a move's e-mails leaves, ms; never before the move has arrived, and not at all where none was asked for. */
function leavesAt({ letter }: z.infer<typeof moved>, to: string, decidedAt: number | null): number {
  if (letter === null || (letter === undefined && !LETTER_STATUSES.has(to))) return 0;
  return decidedAt === null ? Number.POSITIVE_INFINITY : decidedAt + (letter?.delaySeconds ?? STAGE_LETTER_DELAY) * 1_000;
}

interface Asked {
  /** By application: its newest move that asks for an e-mail, under the name the row had then, and when that leaves. */
  readonly letters: ReadonlyMap<number, { readonly historyId: number; readonly leavesAt: number }>;
  /** Moves whose e-mail was cancelled. */
  readonly cancelled: ReadonlySet<number>;
}

function asked(context: QueryContext): Asked {
  return context.cache.remember('letters asked for', ['queue'], () => {
    const letters = new Map<number, { historyId: number; leavesAt: number }>();
    const dropped = new Set<number>();
    const now = fromUtcSecond(context.now());
    const [move, cancel] = [moveApplications.name, cancelLetter.name];
    const since = [now - STAGE_LETTER_DELAY * 1_000, now - LONGEST_LETTER_DELAY * 1_000];
    for (const row of rowsOf<{ name: string; args: string; decidedAt: number | null }>(context, CHANGES, move, cancel, ...since, cancel)) {
      const change: unknown = JSON.parse(row.args);
      const dropping = row.name === cancel ? cancelled.safeParse(change).data : undefined;
      if (dropping !== undefined) dropped.add(presentId(context, 'applicationHistory', dropping.historyId));
      const moving = row.name === move ? moved.safeParse(change).data : undefined;
      for (const { applicationId, historyId, to } of moving?.moves ?? []) {
        const id = presentId(context, 'applications', applicationId);
        const at = moving === undefined ? 0 : leavesAt(moving, to, row.decidedAt);
        if (at > now && !letters.has(id)) letters.set(id, { historyId, leavesAt: at });
      }
    }
    return { letters, cancelled: dropped };
  });
}

/** Those of the applications for which an e-mail waits that can still be cancelled. */
export function waitingLetters(context: QueryContext, applicationIds: readonly number[]): ReadonlySet<number> {
  const { letters, cancelled: dropped } = asked(context);
  const now = fromUtcSecond(context.now());
  const possible = applicationIds.filter((id) => (letters.get(id)?.leavesAt ?? 0) > now);
  if (possible.length === 0) return new Set();
  const rows = rowsOf<{ id: number; historyId: number; email: string | null; unsubscribed: 0 | 1 }>(context, UNTOLD, idList(possible));
  const waiting = rows.filter((row) => {
    const history = presentId(context, 'applicationHistory', letters.get(row.id)?.historyId ?? 0);
    return history === row.historyId && !dropped.has(history) && row.unsubscribed === 0 && canBeMailed(row.email);
  });
  return new Set(waiting.map((row) => row.id));
}
