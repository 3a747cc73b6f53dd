import { z } from 'zod';
import { LETTER_STATUSES, LONGEST_LETTER_DELAY, STAGE_LETTER_DELAY } from '../../../shared/domain/letters.ts';
import { cancelLetter } from '../../../shared/mutators/letters.ts';
import { moveApplications } from '../../../shared/mutators/move-applications.ts';
import { fromUtcSecond } from '../../../shared/time.ts';
import { idList, presentId, rowsOf, type QueryContext } from '../query-handler.ts';
import { LISTED } from './sql.ts';
import { canBeMailed } from './templates.ts';

/** Of the changes that were decided so many are looked at, the newest; of those that wait, and of e-mails that were chosen in the panel, all. */
const NEWEST_DECIDED = 2_000;

/** What is planned is planned by the clock: so long a plan is taken for true. */
const PLAN_MS = 60_000;

/** How long after its time an e-mail is still spoken of, where no word came that it was sent. */
export const SPOKEN_OF_MS = 60 * 60_000;

/** So long a move matters whose e-mail is the platform's own: it is spoken of, or took the place of one that is. */
const PLAIN_MATTERS_MS = SPOKEN_OF_MS + 2 * STAGE_LETTER_DELAY * 1_000;

/** Those that can have an e-mail waiting, oldest first; one that was chosen leaves within two weeks. */
const CHANGES = `SELECT m.name, m.args, m.decided_at AS decidedAt, m.undone_by IS NOT NULL AS undone
  FROM (SELECT id FROM _mutation WHERE status IS NULL UNION SELECT id FROM (SELECT id FROM _mutation ORDER BY id DESC LIMIT ${NEWEST_DECIDED})) n
  JOIN _mutation m ON m.id = n.id
  WHERE m.name IN (?, ?) AND m.as_noop = 0 AND m.status IS NOT 'rejected'
    AND (m.decided_at IS NULL OR m.decided_at > ? OR (m.decided_at > ? AND (m.name = ? OR instr(m.args, '"letter":{') > 0))) ORDER BY m.id`;

/** The newest move of each, as far as nothing was sent for it. */
const UNTOLD = `SELECT a.id, h.id AS historyId, u.email, EXISTS (SELECT 1 FROM emailUnsubscribes s WHERE s.email = u.email) AS unsubscribed
  FROM applications a JOIN candidates c ON c.id = a.candidateId JOIN users u ON u.id = c.userId JOIN applicationHistory h ON h.id =
    (SELECT n.id FROM applicationHistory n WHERE n.applicationId = a.id ORDER BY n.createdAt DESC, n.id < 0 DESC, abs(n.id) DESC LIMIT 1)
  WHERE a.id IN ${LISTED} AND h.emailSent IS NOT 1`;

const moved = z.object({
  moves: z.array(z.object({ applicationId: z.int(), historyId: z.int(), from: z.string().nullable(), to: z.string() })),
  letter: z.object({ delaySeconds: z.number() }).nullish(),
});
const cancelled = z.object({ historyId: z.int() });

/** When a move's e-mail leaves, ms; not before the move has arrived. */
function leavesAt({ letter }: z.infer<typeof moved>, decidedAt: number | null): number {
  return decidedAt === null ? Number.POSITIVE_INFINITY : decidedAt + (letter?.delaySeconds ?? STAGE_LETTER_DELAY) * 1_000;
}

interface ChangeRow {
  readonly name: string;
  readonly args: string;
  readonly decidedAt: number | null;
  readonly undone: 0 | 1;
}

interface PlannedLetter {
  /** Of the move, under the name the row had when it was made. */
  readonly historyId: number;
  readonly leavesAt: number;
  /** The status the candidate has heard of before. */
  readonly heard: string | null;
  /** The move was taken back: what does that tells, if anything does. */
  readonly undone: boolean;
}

interface Asked {
  /** By application: what its newest move put in line. */
  readonly letters: ReadonlyMap<number, PlannedLetter>;
  /** Moves whose e-mail was cancelled. */
  readonly cancelled: ReadonlySet<number>;
}

/**
 * What the gateway made of this device's moves, as it plans them
 * (`server-parts/move-applications.ts`): each takes the place of the e-mail that
 * still waits, and one of the status that was last heard of would be no news.
 */
function asked(context: QueryContext): Asked {
  const now = fromUtcSecond(context.now());
  return context.cache.remember(`letters asked for at ${Math.floor(now / PLAN_MS)}`, ['queue'], () => {
    const letters = new Map<number, PlannedLetter>();
    const dropped = new Set<number>();
    const [move, cancel] = [moveApplications.name, cancelLetter.name];
    const since = [now - PLAIN_MATTERS_MS, now - LONGEST_LETTER_DELAY * 1_000];
    for (const row of rowsOf<ChangeRow>(context, CHANGES, move, cancel, ...since, cancel)) {
      const change: unknown = JSON.parse(row.args);
      const dropping = row.name === cancel ? cancelled.safeParse(change).data : undefined;
      if (dropping !== undefined) dropped.add(presentId(context, 'applicationHistory', dropping.historyId));
      const moving = row.name === move ? moved.safeParse(change).data : undefined;
      if (moving !== undefined) plan(context, { letters, dropped }, moving, row);
    }
    return { letters, cancelled: dropped };
  });
}

interface Planning {
  readonly letters: Map<number, PlannedLetter>;
  readonly dropped: ReadonlySet<number>;
}

function plan(context: QueryContext, { letters, dropped }: Planning, moving: z.infer<typeof moved>, row: ChangeRow): void {
  const at = row.decidedAt ?? fromUtcSecond(context.now());
  for (const { applicationId, historyId, from, to } of moving.moves) {
    const id = presentId(context, 'applications', applicationId);
    const before = letters.get(id);
    const waits = before !== undefined && before.leavesAt > at && !dropped.has(presentHistory(context, before));
    const heard = waits ? before.heard : from;
    const isTold = moving.letter === undefined ? LETTER_STATUSES.has(to) && to !== heard : moving.letter !== null;
    letters.delete(id);
    if (isTold) letters.set(id, { historyId, leavesAt: leavesAt(moving, row.decidedAt), heard, undone: row.undone === 1 });
  }
}

function presentHistory(context: QueryContext, letter: PlannedLetter | undefined): number {
  return presentId(context, 'applicationHistory', letter?.historyId ?? 0);
}

/** Whether the newest move this device made of an application put the platform's own e-mail in line, under any name of its row. */
export function isPlanned(context: QueryContext, applicationId: number, historyNames: ReadonlySet<number>): boolean {
  const letter = asked(context).letters.get(applicationId);
  return letter !== undefined && !letter.undone && historyNames.has(letter.historyId);
}

/** Those of the applications for which an e-mail waits that can still be cancelled. */
export function waitingLetters(context: QueryContext, applicationIds: readonly number[]): ReadonlySet<number> {
  const { letters, cancelled: dropped } = asked(context);
  const now = fromUtcSecond(context.now());
  const possible = applicationIds.filter((id) => {
    const letter = letters.get(id);
    return letter !== undefined && !letter.undone && letter.leavesAt > now;
  });
  if (possible.length === 0) return new Set();
  const rows = rowsOf<{ id: number; historyId: number; email: string | null; unsubscribed: 0 | 1 }>(context, UNTOLD, idList(possible));
  const waiting = rows.filter((row) => {
    const history = presentHistory(context, letters.get(row.id));
    return history === row.historyId && !dropped.has(history) && row.unsubscribed === 0 && canBeMailed(row.email);
  });
  return new Set(waiting.map((row) => row.id));
}
