import { Users } from 'lucide-react';
import { useDeferredValue, useRef, useState } from 'react';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useKeys } from '../kit/keys.ts';
import { usePlace } from '../app/place.tsx';
import { showInPanel } from '../app/router.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { useQuery } from '../data/use-query.ts';
import { plural } from '../format.ts';
import { Avatar } from '../kit/avatar.tsx';
import { DataList } from '../kit/data-list.tsx';
import { SearchField } from '../kit/field.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Moment } from '../kit/moment.tsx';
import { EmptyState } from '../kit/states.tsx';

type Answer = AnswerOf<typeof QUERIES.listCandidates>;
type Candidate = Answer['candidates'][number];

const rowsOf = (answer: Answer): readonly Candidate[] => answer.candidates;
const keyOf = (candidate: Candidate): number => candidate.id;

function Row({ candidate }: { readonly candidate: Candidate }) {
  return (
    <>
      <Avatar id={candidate.id} name={candidate.name} />
      <span className="w-[26%] min-w-40 truncate font-medium">{candidate.name}</span>
      <span className="min-w-0 flex-1 truncate text-ink-2">{[candidate.title, candidate.location].filter(Boolean).join(' · ')}</span>
      <span className="hidden w-[22%] truncate text-ink-3 xl:block">{candidate.email ?? 'No e-mail'}</span>
      <span className="w-28 shrink-0 text-right text-ink-3 tabular-nums">
        {candidate.applications === 0 ? '–' : plural(candidate.applications, 'application')}
      </span>
      <span className="w-20 shrink-0 text-right text-meta text-ink-3">
        {candidate.lastActivityAt !== null && <Moment at={candidate.lastActivityAt} />}
      </span>
    </>
  );
}

/** Everyone on this laptop, found as one types. */
export function CandidatesView() {
  const [search, setSearch] = useState('');
  const text = useDeferredValue(search);
  const field = useRef<HTMLInputElement>(null);
  const place = usePlace();
  const total = useQuery(QUERIES.listCandidates, { search: text, offset: 0, limit: 100 }).value?.total;
  useKeys({ '/': () => field.current?.focus() });
  return (
    <ViewFrame
      title="Candidates"
      scope={total !== undefined && <span className="text-meta text-ink-3 tabular-nums">{plural(total, 'person', 'people')}</span>}
      tools={
        <SearchField
          inputRef={field}
          label="Search candidates"
          value={search}
          onChange={setSearch}
          trailing={search === '' && <Kbd keys="/" />}
          className="w-72"
        />
      }
    >
      <DataList
        label="Candidates"
        query={QUERIES.listCandidates}
        params={{ search: text }}
        rowsOf={rowsOf}
        keyOf={keyOf}
        rowHeight={40}
        isOpen={(candidate) => candidate.id === place.candidateId}
        onOpen={(candidate) => showInPanel({ candidateId: candidate.id, applicationId: null })}
        empty={
          <EmptyState icon={Users} title={text === '' ? 'No candidates yet' : 'Nobody matches'}>
            {text === '' ? 'People appear here as soon as they apply or are added.' : 'Try part of a name, a title or a place.'}
          </EmptyState>
        }
      >
        {(candidate) => <Row candidate={candidate} />}
      </DataList>
    </ViewFrame>
  );
}
