import { create } from 'zustand';

interface CandidateSearch {
  readonly text: string;
  /** Whoever is selected, by id. */
  readonly selected: ReadonlySet<number>;
}

/** What is searched for and who is selected; it stays while other views are shown. */
export const useCandidateSearch = create<CandidateSearch>(() => ({ text: '', selected: new Set() }));

/** Shows another search. */
export function searchFor(text: string): void {
  useCandidateSearch.setState({ text });
}

/** Selects a candidate, or takes them out. */
export function toggleSelected(id: number): void {
  useCandidateSearch.setState(({ selected }) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    return { selected: next };
  });
}

export function clearSelected(): void {
  useCandidateSearch.setState({ selected: new Set() });
}
