import type { MirrorDatabase } from '../../db/mirror/database.ts';
import { AppError } from '../../shared/errors.ts';
import { DRAFT_MOVES, keptDraftMoves } from '../../shared/queries/drafts.ts';
import { keptRowName } from './kept-values.ts';
import type { Changed } from './live-queries.ts';

/** What the window keeps for one candidate, by what stands before the candidate's number: `edit:7`. */
export const KEPT_FOR_CANDIDATES = ['edit', 'log', 'resume'] as const;

const FORGET_CANDIDATES = `DELETE FROM _setting WHERE name GLOB ? || '[1-9]*' AND CAST(substr(name, length(?) + 1) AS INTEGER) NOT IN (SELECT id FROM candidates)`;

const FORGET_SEEN = `DELETE FROM _setting WHERE name GLOB 'seen:[1-9]*' AND CAST(substr(name, 6) AS INTEGER) NOT IN (SELECT id FROM applications)`;

const IS_HERE = 'SELECT 1 FROM applications WHERE id = ?';

/** Moves that were decided and not sent keep that they were; what was written about somebody who is gone does not stay. */
function blankDrafts(mirror: MirrorDatabase): boolean {
  const kept = mirror.prepare<{ value: string }>('SELECT value FROM _setting WHERE name = ?').get(keptRowName(DRAFT_MOVES));
  const drafts = kept === undefined ? undefined : keptDraftMoves.safeParse(JSON.parse(kept.value)).data;
  if (drafts === undefined) return false;
  const isGone = (id: number): boolean => id > 0 && mirror.prepare(IS_HERE).get(id) === undefined;
  const isEmpty = ({ note, letter }: (typeof drafts)[number]): boolean => note === '' && (letter === undefined || letter === null);
  if (!drafts.some((draft) => !isEmpty(draft) && isGone(draft.applicationId))) return false;
  // Without a letter rather than with the platform's own, should they come back: nobody wished for that one.
  const blanked = drafts.map((draft) => (isGone(draft.applicationId) ? { ...draft, note: '', letter: null } : draft));
  mirror.prepare('UPDATE _setting SET value = ? WHERE name = ?').run(JSON.stringify(blanked), keptRowName(DRAFT_MOVES));
  return true;
}

/**
 * Forgets what this device keeps for people who are not on it any more: begun
 * edits, calls and résumés, what was written for a move, which applications were
 * opened. Those that have no number of the server yet stay.
 * @param mirror a complete copy: what is not in it is not on this device
 */
export function forgetGone(mirror: MirrorDatabase): void {
  mirror.transaction(() => {
    const forget = mirror.prepare(FORGET_CANDIDATES);
    let changes = 0;
    for (const kind of KEPT_FOR_CANDIDATES) {
      const prefix = keptRowName(`${kind}:`);
      changes += forget.run(prefix, prefix).changes;
    }
    const seen = mirror.prepare(FORGET_SEEN).run().changes;
    const blanked = blankDrafts(mirror);
    if (changes > 0 || blanked) mirror.touch('kept');
    if (changes + seen > 0 || blanked) mirror.noteErasure();
  });
}

/** Several steps that come together are looked at once, behind the screen they change. */
const AFTER_MS = 1_000;
/** Looks again for room on the disk. */
const AFTER_TROUBLE_MS = 30_000;

export interface ForgetterOptions {
  /** The mirror in use while it holds a complete copy, else null. */
  readonly database: () => MirrorDatabase | null;
  readonly schedule: (delayMs: number, task: () => void) => () => void;
  readonly log: (event: string, figures: Readonly<Record<string, string>>) => void;
}

/** Forgets soon after a commit took somebody away. */
export class Forgetter {
  readonly #options: ForgetterOptions;
  #cancel: (() => void) | null = null;

  constructor(options: ForgetterOptions) {
    this.#options = options;
  }

  /** Hears what a commit changed. */
  changed(changed: Changed): void {
    if (changed.has('candidates') || changed.has('applications')) this.#plan(AFTER_MS);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #plan(delayMs: number): void {
    this.#cancel ??= this.#options.schedule(delayMs, () => {
      this.#cancel = null;
      this.#look();
    });
  }

  #look(): void {
    try {
      const database = this.#options.database();
      if (database !== null) forgetGone(database);
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      // A full disk or a damaged file: nobody else would come back to it.
      this.#options.log('kept.not_forgotten', { code: thrown.code });
      this.#plan(AFTER_TROUBLE_MS);
    }
  }
}
