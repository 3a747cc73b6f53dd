import { MAX_ROWS_PER_MUTATION } from '../../shared/mutators/move-applications.ts';
import type { DraftMove } from '../../shared/queries/drafts.ts';

/** Drafts that are made by one change: the same stage, words and e-mail, and no more than a change takes. */
export function changesOf(drafts: readonly DraftMove[]): readonly (readonly DraftMove[])[] {
  const alike = new Map<string, DraftMove[]>();
  for (const draft of drafts) {
    const key = JSON.stringify([draft.to, draft.note, draft.letter]);
    alike.set(key, [...(alike.get(key) ?? []), draft]);
  }
  return [...alike.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / MAX_ROWS_PER_MUTATION) }, (_, at) =>
      group.slice(at * MAX_ROWS_PER_MUTATION, (at + 1) * MAX_ROWS_PER_MUTATION),
    ),
  );
}
