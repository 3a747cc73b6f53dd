import { UserRoundSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Similarity } from '../../shared/queries/candidate-editing.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { showInPanel } from '../app/router.ts';
import { readOnce } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { closeNewCandidate, type NewPerson } from './new-candidate-state.ts';

/** A pause in typing before the whole book is looked through. */
const PAUSE_MS = 250;

type Similar = AnswerOf<typeof QUERIES.similarCandidates>;

const NOBODY: Similar = { isComplete: true, account: null, matches: [] };

const BY: Record<Similarity, TextKey> = {
  email: 'candidates.similar-by.email',
  linkedin: 'candidates.similar-by.linkedin',
  phone: 'candidates.similar-by.phone',
  name: 'candidates.similar-by.name',
};

/** People who may be the one being typed, asked anew after each pause. */
export function useSimilar({ name, email, phone, linkedinUrl }: NewPerson): Similar {
  const [similar, setSimilar] = useState(NOBODY);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      void readOnce(QUERIES.similarCandidates, { name, email, phone, linkedinUrl }).then((answer) => {
        // Without an answer nobody is known: what was found for other words must not stand on.
        if (wanted) setSimilar(answer.ok ? answer.value : NOBODY);
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
      {!isComplete && <p className="pb-2 text-meta text-ink-3">{say('candidates.similar-incomplete')}</p>}
      {matches.length > 0 && (
        <div className="rounded-card border border-line bg-warning-soft p-2.5">
          <p className="flex items-center gap-2 px-1 pb-1 font-medium text-warning-text">
            <Icon icon={UserRoundSearch} size={15} />
            {say('candidates.similar-found', { count: matches.length })}
          </p>
          <ul aria-label={say('candidates.similar-list')}>
            {matches.map((match) => (
              <li key={match.candidateId} className="flex items-center gap-2 px-1 py-1">
                <div className="min-w-0 flex-1">
                  <p dir="auto" className="truncate text-left font-medium">
                    {match.name}
                  </p>
                  <p className="truncate text-meta text-ink-2">
                    {[match.by.map((by) => say(BY[by])).join(', '), match.title, match.location].filter(Boolean).join(' · ')}
                  </p>
                </div>
                <Button
                  onClick={() => {
                    closeNewCandidate(false);
                    showInPanel({ applicationId: null, candidateId: match.candidateId });
                  }}
                >
                  {say('candidates.similar-open')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
