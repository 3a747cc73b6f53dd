import { Building2, Search, StickyNote, UserRound, Briefcase, type LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import type { Marks } from '../../shared/queries/search.ts';
import { parseSearch } from '../../shared/search/parse.ts';
import { router, toRoute } from '../app/router.ts';
import { useQuery } from '../data/use-query.ts';
import { say } from '../text/say.ts';
import { indexWords } from './index-words.ts';
import { searchFor } from './search-state.ts';

/** Something found, as a line of the palette. */
interface FoundEntry {
  readonly id: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly marks: Marks;
  readonly detailMarks?: Marks | undefined;
  readonly icon: LucideIcon;
  readonly run: () => void;
}

interface FoundGroup {
  readonly value: string;
  readonly items: readonly FoundEntry[];
}

const OF_EACH = 5;
type Everything = AnswerOf<typeof QUERIES.searchEverything>;

function showCandidates(search: string): void {
  searchFor(search);
  router.navigate('/candidates');
}

function people(answer: Everything): readonly FoundEntry[] {
  return answer.candidates.map((one) => ({
    id: `candidate-${one.id}`,
    title: one.name.text,
    marks: one.name.marks,
    // What was found says more than who it is, where the name does not show it.
    detail: one.reason?.text ?? [one.title?.text, one.place?.text].filter(Boolean).join(' · '),
    detailMarks: one.reason?.marks,
    icon: UserRound,
    run: () => router.navigate(toRoute({ view: 'candidates', subject: null, candidateId: one.id, applicationId: null })),
  }));
}

function notes(answer: Everything): readonly FoundEntry[] {
  return answer.notes.map((note) => ({
    id: `note-${note.id}`,
    title: note.detail.text,
    marks: note.detail.marks,
    detail: note.candidateName,
    icon: StickyNote,
    run: () => router.navigate(toRoute({ view: 'pipeline', subject: note.jobId, candidateId: note.candidateId, applicationId: note.applicationId })),
  }));
}

function customers(answer: Everything): readonly FoundEntry[] {
  return answer.customers.map((customer) => ({
    id: `customer-${customer.id}`,
    title: customer.title.text,
    marks: customer.title.marks,
    detail: say('search.found-customer'),
    icon: Building2,
    run: () => showCandidates(`job:"${customer.title.text.replaceAll('"', ' ')}" `),
  }));
}

function jobs(answer: Everything): readonly FoundEntry[] {
  return answer.jobs.map((job) => ({
    id: `job-${job.id}`,
    title: job.title.text,
    marks: job.title.marks,
    detail: job.detail.text,
    detailMarks: job.detail.marks,
    icon: Briefcase,
    run: () => router.navigate(`/pipeline/${job.id}`),
  }));
}

interface FoundEverything {
  /** These words have been looked up. */
  readonly isAnswer: boolean;
  readonly jobs: readonly FoundEntry[];
  readonly groups: readonly FoundGroup[];
  /** The way to all of it. */
  readonly more: FoundGroup;
}

const NOTHING: FoundEverything = { isAnswer: false, jobs: [], groups: [], more: { value: '', items: [] } };

/** The way to all that is found: one line of its own. */
function wayToAll(entry: Pick<FoundEntry, 'title' | 'detail' | 'run'>): FoundGroup {
  return { value: say('search.found-more'), items: [{ id: 'search', marks: [], icon: Search, ...entry }] };
}

/** What a text finds among candidates, jobs, customers and notes. */
export function useFoundEverything(text: string): FoundEverything {
  const parsed = parseSearch(text, { typing: true });
  const search = parsed.ok ? text : '';
  const problem = parsed.ok ? null : parsed.problem.message;
  const { state, value } = useQuery(QUERIES.searchEverything, { search, limit: OF_EACH });
  return useMemo(() => {
    if (problem !== null) {
      const title = say('search.found-unreadable', { text: text.trim() });
      return { ...NOTHING, more: wayToAll({ title, detail: problem, run: () => showCandidates(text) }) };
    }
    // An answer to the words before is none: Enter must not choose from it.
    if (search.trim() === '' || value === undefined || state !== 'ready') return NOTHING;
    const title = say('search.found-all', { text: search.trim() });
    return {
      isAnswer: true,
      jobs: jobs(value),
      groups: [
        { value: say('search.found-candidates'), items: people(value) },
        { value: say('search.found-customers'), items: customers(value) },
        { value: say('search.found-notes'), items: notes(value) },
      ],
      more: wayToAll({ title, detail: indexWords(value.index) ?? undefined, run: () => showCandidates(search) }),
    };
  }, [search, problem, text, state, value]);
}
