import type { Card } from '../../shared/queries/pipeline.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { FoundCandidate, MarkedText } from '../../shared/queries/search.ts';
import type { FakeWorld } from './fake-port.ts';

function everyone(world: FakeWorld): readonly Card[] {
  return [...world.cards.values()].flat();
}

function markedText(text: string, search: string): MarkedText {
  const at = text.toLowerCase().indexOf(search.trim().toLowerCase());
  return { text, marks: at === -1 || search.trim() === '' ? [] : [[at, at + search.trim().length]] };
}

function foundOf(card: Card, search: string): FoundCandidate {
  return {
    id: card.candidateId,
    name: markedText(card.name, search),
    title: card.title === null ? null : markedText(card.title, search),
    place: card.location === null ? null : markedText(card.location, search),
    email: markedText(`${card.candidateId}@example.org`, search),
    reason: search === '' ? null : { field: 'resume', ...markedText(`…built ${search.trim()} services for 900 vans…`, search) },
    applications: 1 + (card.candidateId % 3),
    lastActivityAt: card.statusSince,
  };
}

/** Invented answers of the searches, by the query's name. */
export const FAKE_SEARCHES: Readonly<Record<string, (world: FakeWorld, params: unknown) => unknown>> = {
  [QUERIES.searchCandidates.name]: (world, params) => {
    const { search, offset, limit } = QUERIES.searchCandidates.params.parse(params);
    const found = everyone(world).filter((card) => `${card.name} ${card.title} ${card.location}`.toLowerCase().includes(search.trim().toLowerCase()));
    const candidates = found.slice(offset, offset + limit).map((card) => foundOf(card, search));
    return { total: found.length, isMore: false, index: { phase: 'ready', percent: 100 }, alsoNamed: [], candidates };
  },
  [QUERIES.savedSearches.name]: () => ({
    searches: [
      { id: 1, name: 'Backend, Iberia', search: 'backend (lisbon OR madrid) ', pinned: true },
      { id: 2, name: 'Ready to move', search: 'relocate:yes ', pinned: false },
    ],
  }),
  [QUERIES.searchEverything.name]: (world, params) => {
    const { search, limit } = QUERIES.searchEverything.params.parse(params);
    const found = everyone(world).filter((card) => search !== '' && card.name.toLowerCase().includes(search.toLowerCase()));
    const candidates = found.slice(0, limit).map((card) => foundOf(card, search));
    return { index: { phase: 'ready', percent: 100 }, candidates, jobs: [], customers: [], notes: [] };
  },
};
