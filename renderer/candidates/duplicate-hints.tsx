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

type Similar = AnswerOf<typeof QUERIES.similarCandidates>;

const NOBODY: Similar = { isComplete: true, account: null, matches: [] };

const BY: Record<Similarity, string> = { email: 'same e-mail', linkedin: 'same LinkedIn', phone: 'same phone', name: 'similar name' };

/** People who may be the one being typed, asked anew after each pause. */
export function useSimilar({ name, email, phone, linkedinUrl }: NewPerson): Similar {
  const [similar, setSimilar] = useState(NOBODY);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      void readOnce(QUERIES.similarCandidates, { name, email, phone, linkedinUrl }).then((answer) => {
        if (wanted && answer.ok) setSimilar(answer.value);
      });
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [name, email, phone, linkedinUrl]);
  return similar;
}

/** Says who is known already and looks like the person being typed. */
export function DuplicateHints({ similar: { matches, isComplete } }: { readonly similar: Similar }) {
  return (
    <div role="status">
      {!isComplete && (
        <p className="pb-2 text-meta text-ink-3">This laptop is still indexing its candidates: somebody similar may be missing here.</p>
      )}
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
                  <p dir="auto" className="truncate text-left font-medium">
                    {match.name}
                  </p>
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
