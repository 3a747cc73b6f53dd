import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { fieldValue } from '../../shared/mutators/conflicts.ts';
import { createKeeper, readKept } from '../data/kept.ts';

const fieldDraft = z.object({ text: z.string(), base: fieldValue });

/** What stands in a field and is not in the row yet, and what its author saw there before. */
export type FieldDraft = z.infer<typeof fieldDraft>;

interface FieldDrafts {
  /** By field: what a crash left unkept. */
  readonly found: Readonly<Record<string, FieldDraft>>;
  /** Remembers a field's unkept words, or forgets them once the row has them. Answers whether that is on the disk. */
  readonly note: (field: string, draft: FieldDraft | null) => Promise<boolean>;
}

function readable(kept: object | null): Record<string, FieldDraft> {
  return z.record(z.string(), fieldDraft).safeParse(kept).data ?? {};
}

/** The unkept words of a candidate's form, on this device through a crash; null until it is known what there was. */
export function useFieldDrafts(candidateId: number): FieldDrafts | null {
  const name = `edit:${candidateId}`;
  const [found, setFound] = useState<FieldDrafts['found'] | null>(null);
  const [keeper] = useState(() => createKeeper(name));
  const drafts = useRef(new Map<string, FieldDraft>());
  useEffect(() => {
    void readKept(name).then((kept) => {
      const before = readable(kept);
      drafts.current = new Map(Object.entries(before));
      setFound(before);
    });
  }, [name]);
  const note = async (field: string, draft: FieldDraft | null): Promise<boolean> => {
    if (draft === null && !drafts.current.delete(field)) return true;
    if (draft !== null) drafts.current.set(field, draft);
    return keeper.keep(drafts.current.size === 0 ? null : Object.fromEntries(drafts.current));
  };
  return found === null ? null : { found, note };
}
