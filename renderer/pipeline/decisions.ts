import { create } from 'zustand';
import { COMMANDS } from '../../shared/contract/commands.ts';
import type { ApplicationStatus } from '../../shared/domain/application-status.ts';
import { must, type Result } from '../../shared/errors.ts';
import { moveApplications } from '../../shared/mutators/move-applications.ts';
import { DRAFT_MOVES, MOST_DRAFT_MOVES, type DraftMove, type ShownDraft } from '../../shared/queries/drafts.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { sendBatches, summaryOf } from '../app/batches.ts';
import { asOneAct, undo } from '../app/history.ts';
import { call, mutate, type QueuedChange } from '../data/actions.ts';
import { readOnce } from '../data/use-query.ts';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
import { useBoard } from './board-store.ts';
import { changesOf, withDrafts, withoutDrafts } from './draft-changes.ts';
import type { MoveWords } from './move.ts';
import { NOTHING_SELECTED, type CardRef } from './selection.ts';

interface DecisionsState {
  /** Moves are collected as drafts instead of being made. */
  readonly drafting: boolean;
  readonly reviewingDrafts: boolean;
  /** The application that is about to be hired. */
  readonly hiring: number | null;
  /** The job whose guests are looked at. */
  readonly guestsOf: number | null;
}

/** View state of what is decided about applications. */
export const useDecisions = create<DecisionsState>(() => ({ drafting: false, reviewingDrafts: false, hiring: null, guestsOf: null }));

/** Begins to collect moves, or goes back to making them at once; what was collected stays. */
export function toggleDrafting(): void {
  useDecisions.setState((state) => ({ drafting: !state.drafting }));
}

/** One change of the drafts after the other: each begins with what the one before left. */
let last: Promise<unknown> = Promise.resolve();

function plain({ applicationId, from, to, note, letter }: DraftMove): DraftMove {
  return { applicationId, from, to, note, ...(letter === undefined ? {} : { letter }) };
}

/** Changes the drafts that are kept; answers false where that failed, which was told. */
function changeDrafts(toNext: (drafts: readonly ShownDraft[]) => readonly DraftMove[]): Promise<boolean> {
  const done = last.then(async () => {
    const before = await readOnce(QUERIES.draftMoves, {});
    const wanted = before.ok ? toNext(before.value.drafts).map(plain) : [];
    const text = wanted.length === 0 ? null : JSON.stringify(wanted);
    const kept = before.ok ? await call(COMMANDS.keep, { name: DRAFT_MOVES, text }) : before;
    if (!kept.ok) showToast({ title: say('pipeline.drafts-not-kept'), detail: kept.error.message, tone: 'problem' });
    return kept.ok;
  });
  last = done;
  return done;
}

/** Notes moves down instead of making them. */
export async function collectDrafts(cards: readonly CardRef[], to: ApplicationStatus, { note, letter }: MoveWords): Promise<void> {
  const added = cards.map(({ applicationId, status }) => ({
    applicationId,
    from: status,
    to,
    note: note ?? '',
    ...(letter === undefined ? {} : { letter }),
  }));
  const ids = new Set(added.map(({ applicationId }) => applicationId));
  useBoard.setState({ selection: NOTHING_SELECTED, popup: null, asked: null });
  let tooMany = false;
  let before: readonly DraftMove[] = [];
  const isKept = await changeDrafts((drafts) => {
    before = drafts;
    const next = withDrafts(drafts, added);
    tooMany = next.length > MOST_DRAFT_MOVES;
    return tooMany ? drafts : next;
  });
  if (tooMany) {
    const detail = say('pipeline.drafts-too-many-hint', { most: MOST_DRAFT_MOVES });
    showToast({ title: say('pipeline.drafts-too-many'), detail, tone: 'problem' });
  } else if (isKept) {
    const onUndo = (): void => void changeDrafts((drafts) => withoutDrafts(drafts, ids, before));
    showToast({ title: say('pipeline.draft-noted', { count: added.length }), onUndo, isOutsideHistory: true });
  }
}

/** Throws drafts away. */
export function dropDrafts(applicationIds: ReadonlySet<number>): Promise<boolean> {
  return changeDrafts((drafts) => drafts.filter(({ applicationId }) => !applicationIds.has(applicationId)));
}

/** Throws all of them away; they come back with Undo. */
export async function dropAllDrafts(drafts: readonly DraftMove[]): Promise<void> {
  const isDone = await changeDrafts(() => []);
  const onUndo = (): void => void changeDrafts((since) => withDrafts(drafts, since));
  if (isDone) showToast({ title: say('pipeline.drafts-dropped', { count: drafts.length }), onUndo, isOutsideHistory: true });
}

/** Makes the draft of somebody who was moved meanwhile one from where they stand now. */
export function renewDraft({ applicationId, current }: ShownDraft): Promise<boolean> {
  return changeDrafts((drafts) =>
    drafts.map((draft) => (draft.applicationId === applicationId && current !== null ? { ...draft, from: current } : draft)),
  );
}

/** Makes the drafts' moves, together; what fails stays a draft and is told. */
export function sendDrafts(drafts: readonly ShownDraft[]): Promise<void> {
  return asOneAct(() => send(drafts));
}

async function send(drafts: readonly ShownDraft[]): Promise<void> {
  const ready = drafts.filter(({ obstacle }) => obstacle !== 'gone' && obstacle !== 'moved');
  const title = say('pipeline.drafts-send-act', { count: ready.length });
  const { changes, reached, error } = summaryOf(await sendBatches(title, changesOf(ready), sendAlike));
  if (error !== undefined) showToast({ title: say('pipeline.drafts-send-failed'), detail: error.message, tone: 'problem' });
  const sent = new Set(reached.map(({ applicationId }) => applicationId));
  await dropDrafts(sent);
  useDecisions.setState({ reviewingDrafts: sent.size < drafts.length, drafting: false });
  if (sent.size > 0) showToast({ title: say('pipeline.drafts-sent', { count: sent.size }), onUndo: () => void undo(changes) });
}

/** Makes the moves of drafts that say the same. */
function sendAlike(drafts: readonly DraftMove[]): Promise<Result<QueuedChange>> {
  const moves = drafts.map(({ applicationId, from, to }) => ({ applicationId, from, to }));
  const { note, letter } = must(drafts[0], 'a draft');
  return mutate(moveApplications, { moves, ...(note === '' ? {} : { note }), ...(letter === undefined ? {} : { letter }) });
}
