import { UserRoundSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Similarity } from '../../shared/queries/candidate-editing.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { showInPanel } from '../app/router.ts';
import { readOnce } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { closeNewCandidate, type NewPerson } from './new-candidate-state.ts';

/** A pause in typing before the whole book is looked through. */
const PAUSE_MS = 250;

type Match = AnswerOf<typeof QUERIES.similarCandidates>['matches'][number];

const BY: Record<Similarity, string> = { email: 'same e-mail', linkedin: 'same LinkedIn', phone: 'same phone', name: 'similar name' };

/** People who may be the one being typed, asked anew after each pause. */
export function useSimilar({ name, email, phone, linkedinUrl }: NewPerson): readonly Match[] {
  const [matches, setMatches] = useState<readonly Match[]>([]);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      void readOnce(QUERIES.similarCandidates, { name, email, phone, linkedinUrl }).then((answer) => {
        if (wanted && answer.ok) setMatches(answer.value.matches);
      });
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [name, email, phone, linkedinUrl]);
  return matches;
}

/** Says who is known already and looks like the person being typed. */
export function DuplicateHints({ matches }: { readonly matches: readonly Match[] }) {
  return (
    <div role="status">
      {matches.length > 0 && (
        <div className="rounded-card border border-line bg-warning-soft p-2.5">
          <p className="flex items-center gap-2 px-1 pb-1 font-medium text-warning-text">
            <Icon icon={UserRoundSearch} size={15} />
            {matches.length === 1 ? 'This may be somebody you have already' : 'These may be the same person'}
          </p>
          <ul aria-label="Similar candidates">
            {matches.map((match) => (
              <li key={match.candidateId} className="flex items-center gap-2 px-1 py-1">
                <div className="min-w-0 flex-1">
                  <p className="truncate font-medium">{match.name}</p>
                  <p className="truncate text-meta text-ink-2">
                    {[match.by.map((by) => BY[by]).join(', '), match.title, match.location].filter(Boolean).join(' · ')}
                  </p>
                </div>
                <Button
                  onClick={() => {
                    closeNewCandidate(false);
                    showInPanel({ applicationId: null, candidateId: match.candidateId });
                  }}
                >
                  Open
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
