import type { FoundCandidate } from '../../shared/queries/search.ts';
import { plural } from '../format.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Moment } from '../kit/moment.tsx';
import { Marked } from './marked.tsx';

const WHERE = { skill: 'Skills', company: 'Worked at', resume: 'Résumé' } as const;

function Detail({ candidate }: { readonly candidate: FoundCandidate }) {
  const { title, place, reason } = candidate;
  return (
    <span className="min-w-0 flex-1">
      <span className="block truncate text-ink-2">
        {title !== null && <Marked {...title} />}
        {title !== null && place !== null && ' · '}
        {place !== null && <Marked {...place} />}
      </span>
      {reason !== null && (
        <span className="block truncate text-meta text-ink-3">
          {WHERE[reason.field]}: <Marked text={reason.text} marks={reason.marks} />
        </span>
      )}
    </span>
  );
}

/** Someone found, and why. */
export function FoundRow({ candidate }: { readonly candidate: FoundCandidate }) {
  return (
    <>
      <Avatar id={candidate.id} name={candidate.name.text} />
      <span dir="auto" className="w-[24%] min-w-36 truncate text-left font-medium">
        <Marked {...candidate.name} />
      </span>
      <Detail candidate={candidate} />
      <span className="hidden w-[20%] truncate text-ink-3 xl:block">{candidate.email === null ? 'No e-mail' : <Marked {...candidate.email} />}</span>
      <span className="w-28 shrink-0 text-right text-ink-3 tabular-nums">
        {candidate.applications === 0 ? '–' : plural(candidate.applications, 'application')}
      </span>
      <span className="w-20 shrink-0 text-right text-meta text-ink-3">
        {candidate.lastActivityAt !== null && <Moment at={candidate.lastActivityAt} />}
      </span>
    </>
  );
}
