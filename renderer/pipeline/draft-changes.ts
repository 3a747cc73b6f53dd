import type { DraftMove } from '../../shared/queries/drafts.ts';
import { inBatches } from '../app/batches.ts';

/** The drafts with those that are put in; a second draft of the same application takes the first one's place. */
export function withDrafts(drafts: readonly DraftMove[], put: readonly DraftMove[]): readonly DraftMove[] {
  const ids = new Set(put.map(({ applicationId }) => applicationId));
  return [...drafts.filter(({ applicationId }) => !ids.has(applicationId)), ...put];
}

/** The drafts as they were before those were put in that are named. */
export function withoutDrafts(drafts: readonly DraftMove[], ids: ReadonlySet<number>, before: readonly DraftMove[]): readonly DraftMove[] {
  const others = drafts.filter(({ applicationId }) => !ids.has(applicationId));
  return [...others, ...before.filter(({ applicationId }) => ids.has(applicationId))];
}

/** Drafts that are made by one change: the same stage, words and e-mail, and no more than a change takes. */
export function changesOf(drafts: readonly DraftMove[]): readonly (readonly DraftMove[])[] {
  const alike = new Map<string, DraftMove[]>();
  for (const draft of drafts) {
    const key = JSON.stringify([draft.to, draft.note, draft.letter]);
    alike.set(key, [...(alike.get(key) ?? []), draft]);
  }
  return [...alike.values()].flatMap(inBatches);
}
