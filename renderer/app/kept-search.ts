import { useEffect } from 'react';
import { COMMANDS } from '../../shared/contract/commands.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { call, start } from '../data/actions.ts';
import { readOnce } from '../data/use-query.ts';
import { searchFor, useCandidateSearch } from '../search/search-state.ts';

/** What a person typed may be somebody's name, so it is kept in the encrypted copy, not beside the window's size. */
const NAME = 'candidates.search';
const KEEP_AFTER_MS = 600;

async function restore(): Promise<void> {
  const kept = await readOnce(QUERIES.keptValue, { name: NAME });
  const text = kept.ok ? kept.value.text : null;
  if (text !== null && useCandidateSearch.getState().text === '') searchFor(text);
}

/** The search among candidates is as it was left, also after a restart. */
export function useKeptSearch(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    void restore();
    const stop = useCandidateSearch.subscribe(({ text }, before) => {
      if (text === before.text) return;
      clearTimeout(timer);
      timer = setTimeout(() => start(call(COMMANDS.keep, { name: NAME, text: text === '' ? null : text })), KEEP_AFTER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
}
