import { SearchX, UserPlus, Users } from 'lucide-react';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { FoundCandidate } from '../../shared/queries/search.ts';
import { parseSearch } from '../../shared/search/parse.ts';
import { addCandidateHere } from '../app/add-candidate-here.ts';
import { usePlace } from '../app/place.tsx';
import { showInPanel } from '../app/router.ts';
import { useActions } from '../app/use-actions.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { DataList } from '../kit/data-list.tsx';
import { useKeys } from '../kit/keys.ts';
import { EmptyState } from '../kit/states.tsx';
import { compareFromCandidates, reviewFromCandidates } from '../review/from-candidates.ts';
import { FoundHead, FoundRow } from '../search/found-row.tsx';
import { indexWords } from '../search/index-words.ts';
import { SearchBar } from '../search/search-bar.tsx';
import { clearSelected, toggleSelected, useCandidateSearch } from '../search/search-state.ts';
import { SelectionBar } from '../search/selection-bar.tsx';
import { say } from '../text/say.ts';

/** Two screens of rows. */
const PAGE = 40;

type Answer = AnswerOf<typeof QUERIES.searchCandidates>;

const rowsOf = (answer: Answer): readonly FoundCandidate[] => answer.candidates;
const keyOf = (candidate: FoundCandidate): number => candidate.id;

/** What the list lacks or has besides, in a sentence; null when it is simply what was asked for. */
function noticeOf(answer: Answer | undefined, text: string): string | null {
  if (answer === undefined || text === '') return null;
  const alsoNamed = answer.alsoNamed.length === 0 ? null : say('candidates.also-named', { names: answer.alsoNamed.join(', ') });
  return indexWords(answer.index) ?? alsoNamed;
}

function countOf(answer: Answer): string {
  const { total: count } = answer;
  return answer.isMore ? say('candidates.count-at-least', { count }) : say('candidates.count', { count });
}

/** The list's first row takes the keyboard. */
function focusList(): void {
  document.querySelector<HTMLElement>('[data-answered] [data-row]')?.focus();
}

/** Hands the keyboard to the list once it shows what was typed: the rows before go, and would take the keyboard with them. */
function useWayToList(isShown: boolean): () => void {
  const waits = useRef(false);
  useEffect(() => {
    if (!waits.current || !isShown) return;
    waits.current = false;
    focusList();
  }, [isShown]);
  return () => {
    if (isShown) focusList();
    else waits.current = true;
  };
}

/** The candidate whose row has the keyboard, if one has. */
function focusedRow(): number | null {
  const key = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return key === undefined ? null : Number(key);
}

/** The last search that could be read: a half-written one leaves the list as it is. */
function useReadableSearch(text: string) {
  const parsed = parseSearch(text, { typing: true });
  const [readable, setReadable] = useState(parsed.ok ? text : '');
  if (parsed.ok && readable !== text) setReadable(text);
  return { readable: parsed.ok ? text : readable, problem: parsed.ok ? null : parsed.problem };
}

function NobodyYet() {
  const add = (
    <Button icon={UserPlus} onClick={addCandidateHere}>
      {say('app.add-candidate')}
    </Button>
  );
  return (
    <EmptyState icon={Users} title={say('candidates.none-yet')} action={add}>
      {say('candidates.none-yet-hint')}
    </EmptyState>
  );
}

function NobodyMatches() {
  return (
    <EmptyState icon={SearchX} title={say('candidates.nobody-matches')}>
      {say('candidates.nobody-matches-hint')}
    </EmptyState>
  );
}

/** Everyone on this laptop, found as one types. */
export function CandidatesView() {
  const typed = useCandidateSearch((state) => state.text);
  const selected = useCandidateSearch((state) => state.selected);
  const { readable, problem } = useReadableSearch(typed);
  const text = useDeferredValue(readable);
  const field = useRef<HTMLInputElement>(null);
  const [tagging, setTagging] = useState(false);
  const place = usePlace();
  const first = useQuery(QUERIES.searchCandidates, { search: text, offset: 0, limit: PAGE });
  const answer = first.value;
  const goToList = useWayToList(first.state === 'ready' && text === typed);
  const select = (): void => {
    const id = focusedRow();
    if (id !== null) toggleSelected(id);
  };
  useKeys({ '/': () => field.current?.focus(), Escape: clearSelected });
  useActions({
    'candidates.select': select,
    'candidates.tag': () => {
      if (useCandidateSearch.getState().selected.size === 0) select();
      setTagging(useCandidateSearch.getState().selected.size > 0);
    },
    'candidates.review': reviewFromCandidates,
    'candidates.compare': compareFromCandidates,
  });
  const notice = problem === null ? noticeOf(answer, text) : null;
  return (
    <ViewFrame
      title={say('candidates.title')}
      scope={
        answer !== undefined &&
        problem === null && (
          <span role="status" className="text-meta text-ink-3 tabular-nums">
            {countOf(answer)}
          </span>
        )
      }
    >
      <div className="relative flex h-full flex-col">
        <SearchBar text={typed} problem={problem} field={field} onLeave={goToList} />
        {notice !== null && (
          <p role="status" className="shrink-0 border-b border-line bg-sidebar px-4 py-1.5 text-meta text-ink-2">
            {notice}
          </p>
        )}
        <div className="min-h-0 flex-1" data-answered={first.state === 'ready' ? text : undefined} data-index={answer?.index.phase}>
          <DataList
            label={say('candidates.list')}
            query={QUERIES.searchCandidates}
            params={{ search: text }}
            rowsOf={rowsOf}
            keyOf={keyOf}
            rowHeight={44}
            remembered="candidates"
            head={answer !== undefined && answer.total > 0 && <FoundHead />}
            page={PAGE}
            selecting={{ isSelected: ({ id }) => selected.has(id), onToggle: ({ id }) => toggleSelected(id), nameOf: ({ name }) => name.text }}
            isOpen={(candidate) => candidate.id === place.candidateId}
            onOpen={(candidate) => showInPanel({ candidateId: candidate.id, applicationId: null })}
            empty={problem !== null ? null : text === '' ? <NobodyYet /> : <NobodyMatches />}
          >
            {(candidate) => <FoundRow candidate={candidate} />}
          </DataList>
        </div>
        <SelectionBar tagging={tagging} onTagging={setTagging} />
      </div>
    </ViewFrame>
  );
}
