import { adviseMove, APPLICATION_STATUSES, type ApplicationStatus } from '../../shared/domain/application-status.ts';
import type { Letter } from '../../shared/domain/letters.ts';
import { moveApplications } from '../../shared/mutators/move-applications.ts';
import type { Result } from '../../shared/errors.ts';
import { toUtcSecond } from '../../shared/time.ts';
import { painted } from '../after-paint.ts';
import { inBatches, sendBatches, summaryOf, type BatchOutcome } from '../app/batches.ts';
import { asOneAct, onUndo, undo } from '../app/history.ts';
import { mutate, type QueuedChange } from '../data/actions.ts';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
import { sayStatus } from '../text/status.ts';
import { liveTotalOf, loadedCards, settleOverlay, useBoard } from './board-store.ts';
import { collectDrafts, useDecisions } from './decisions.ts';
import { delayWords } from './letter-choice.ts';
import { acknowledge, addMoves, columnOf, dropMoves, movedCard, NO_OVERLAY, type PendingMove } from './overlay.ts';
import { NOTHING_SELECTED, type CardRef } from './selection.ts';
import { whomOf } from './whom.ts';

/** Above this many cards a move asks first. */
const ASK_ABOVE = 30;
/** An acknowledged move that no live answer ever confirmed was overtaken by another change; the data wins. */
const OVERTAKEN_MS = 2_000;

let gestures = 0;

onUndo(() => useBoard.setState({ overlay: NO_OVERLAY }));

/** Whether a move ends an application: then there is a reason to give, and perhaps an e-mail. */
export function isDecision(to: ApplicationStatus): to is 'rejected' | 'withdrawn' {
  return to === 'rejected' || to === 'withdrawn';
}

/** Asks before a move, with room for a note. */
export function askForMove(cards: readonly CardRef[], to: ApplicationStatus): void {
  const moving = cards.filter((card) => card.status !== to);
  if (moving.length > 0) useBoard.setState({ asked: { cards: moving, to }, popup: null });
}

/** Moves cards to a stage: asks first where that is wise, else acts at once and offers Undo. */
export function requestMove(cards: readonly CardRef[], to: ApplicationStatus): void {
  const moving = cards.filter((card) => card.status !== to);
  if (moving.length === 0) return;
  const wise = isDecision(to) || moving.length > ASK_ABOVE || moving.some((card) => adviseMove(card.status, to) !== 'normal');
  if (wise) askForMove(moving, to);
  else void carryOut(moving, to);
}

/** What is said besides a move. */
export interface MoveWords {
  readonly note?: string | undefined;
  /** The e-mail to the candidates; null for none, left out for the platform's own of the stage. */
  readonly letter?: Letter | null | undefined;
}

/**
 * Carries a move out: on the screen within the frame, then in the queue, ≤ 200
 * cards a change. While moves are collected as drafts, it is only noted down.
 */
export function carryOut(cards: readonly CardRef[], to: ApplicationStatus, words: MoveWords = {}): Promise<void> {
  if (useDecisions.getState().drafting) return collectDrafts(cards, to, words);
  return asOneAct(() => move(cards, to, words));
}

async function move(cards: readonly CardRef[], to: ApplicationStatus, words: MoveWords): Promise<void> {
  const gesture = ++gestures;
  const { who, name, count } = whomOf(cards);
  const status = sayStatus(to);
  show(cards, to, gesture);
  const batches = inBatches(cards);
  const title = say('pipeline.move-act', { who, name, count, status });
  // Its frame first: keeping a change and telling of it takes as long again, from the same processors. Many parts have begun long before their frame.
  if (batches.length === 1) await painted();
  const outcomes = await sendBatches(title, batches, (batch) => send(batch, to, words));
  conclude(outcomes, gesture);
  dropUnsent(cards, outcomes, gesture);
  const { changes, reached, error } = summaryOf(outcomes);
  const moved = reached.length;
  const told = moved === count ? say('pipeline.moved', { who, name, count, status }) : say('pipeline.moved-some', { moved, count, status });
  const detail =
    words.letter == null
      ? undefined
      : say('pipeline.letter-told', { delay: words.letter.delaySeconds === 0 ? 'none' : 'some', time: delayWords(words.letter.delaySeconds), count });
  if (changes.length > 0) showToast({ title: told, detail, onUndo: () => void undo(changes) });
  if (error !== undefined) showToast({ title: say('pipeline.move-failed', { who, name, count }), detail: error.message, tone: 'problem' });
}

function send(batch: readonly CardRef[], to: ApplicationStatus, { note, letter }: MoveWords): Promise<Result<QueuedChange>> {
  const moves = batch.map((card) => ({ applicationId: card.applicationId, from: card.status, to }));
  const said = note === undefined || note.trim() === '' ? {} : { note };
  return mutate(moveApplications, { moves, ...said, ...(letter === undefined ? {} : { letter }) });
}

/** What was stopped before its turn goes back to where it was. */
function dropUnsent(cards: readonly CardRef[], outcomes: readonly Outcome[], gesture: number): void {
  const unsent = cards.slice(outcomes.reduce((sum, { batch }) => sum + batch.length, 0)).map((card) => card.applicationId);
  if (unsent.length > 0) useBoard.setState((state) => ({ overlay: dropMoves(state.overlay, unsent, gesture) }));
}

type Outcome = BatchOutcome<CardRef>;

/** Hands what is shown over to the data: what failed goes back at once, the rest stays until the live answers have it. */
function conclude(outcomes: readonly Outcome[], gesture: number): void {
  const idsWhere = (ok: boolean): readonly number[] =>
    outcomes.flatMap(({ batch, result }) => (result.ok === ok ? batch.map((card) => card.applicationId) : []));
  const kept = idsWhere(true);
  useBoard.setState((state) => ({ overlay: acknowledge(dropMoves(state.overlay, idsWhere(false), gesture), kept, gesture) }));
  settleOverlay();
  setTimeout(() => {
    // Only where something is left: a new overlay draws every column anew.
    if (kept.some((id) => useBoard.getState().overlay.get(id)?.gesture === gesture))
      useBoard.setState((state) => ({ overlay: dropMoves(state.overlay, kept, gesture) }));
  }, OVERTAKEN_MS);
}

/** Puts the moves on the screen. */
function show(cards: readonly CardRef[], to: ApplicationStatus, gesture: number): void {
  const now = toUtcSecond(Date.now());
  const loaded = loadedCards();
  const targetTotal = liveTotalOf(to);
  const moves = cards.map((ref): PendingMove => {
    const card = loaded.get(ref.applicationId);
    return {
      applicationId: ref.applicationId,
      card: card === undefined ? null : movedCard(card, to, now),
      from: columnOf(ref.status),
      to,
      gesture,
      targetTotal,
      acknowledged: false,
    };
  });
  useBoard.setState((state) => ({ overlay: addMoves(state.overlay, moves), selection: NOTHING_SELECTED, popup: null, asked: null }));
}

/** The stage next to a card's own in board order, or null at either end and for an unknown status. */
export function neighbourStage(status: string, step: 1 | -1): ApplicationStatus | null {
  const at = APPLICATION_STATUSES.findIndex((stage) => stage === status);
  return at === -1 ? null : (APPLICATION_STATUSES[at + step] ?? null);
}
