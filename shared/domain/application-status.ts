/** The pipeline's stages in board order, as the platform's enum names them. There is no `hired`. */
export const APPLICATION_STATUSES = ['submitted', 'reviewing', 'shortlisted', 'interviewing', 'offered', 'rejected', 'withdrawn'] as const;

export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

/** A status a board column can stand for: a known one, or every unknown one together. */
export type BoardStatus = ApplicationStatus | 'other';

/** True when the platform's enum has this value; others are kept, shown under "other", never rewritten. */
export function isApplicationStatus(value: string | null): value is ApplicationStatus {
  return (APPLICATION_STATUSES as readonly string[]).includes(value ?? '');
}

const FORWARD: readonly ApplicationStatus[] = ['submitted', 'reviewing', 'shortlisted', 'interviewing', 'offered'];

/** What a move means to a recruiter; advice for confirmation, never a refusal. */
export type MoveAdvice = 'normal' | 'reopens' | 'leaves_offer' | 'goes_back_far';

/**
 * Classifies a move by the product's transition policy: forward (skips allowed),
 * one step back, and rejecting or withdrawing are normal; reopening a terminal
 * state, leaving an offer and going back further deserve a second look.
 */
export function adviseMove(from: string | null, to: ApplicationStatus): MoveAdvice {
  if (to === 'rejected' || to === 'withdrawn') return from === 'offered' ? 'leaves_offer' : 'normal';
  if (from === 'rejected' || from === 'withdrawn') return 'reopens';
  if (!isApplicationStatus(from)) return 'normal';
  const step = FORWARD.indexOf(to) - FORWARD.indexOf(from);
  if (from === 'offered' && step < 0) return 'leaves_offer';
  return step < -1 ? 'goes_back_far' : 'normal';
}
