import type { DraftMove } from '../../shared/queries/drafts.ts';
import { inBatches } from '../app/batches.ts';

/** Drafts that are made by one change: the same stage, words and e-mail, and no more than a change takes. */
export function changesOf(drafts: readonly DraftMove[]): readonly (readonly DraftMove[])[] {
  const alike = new Map<string, DraftMove[]>();
  for (const draft of drafts) {
    const key = JSON.stringify([draft.to, draft.note, draft.letter]);
    alike.set(key, [...(alike.get(key) ?? []), draft]);
  }
  return [...alike.values()].flatMap(inBatches);
}
