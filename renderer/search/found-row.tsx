import type { FoundCandidate } from '../../shared/queries/search.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Moment } from '../kit/moment.tsx';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { Marked } from './marked.tsx';

/** Where it was found that is not shown anyway. */
function Reason({ reason: { field, ...text } }: { readonly reason: NonNullable<FoundCandidate['reason']> }) {
  return (
    <Said
      text={field === 'skill' ? 'search.found-in-skills' : field === 'company' ? 'search.found-in-company' : 'search.found-in-resume'}
      values={{ text: <Marked {...text} /> }}
    />
  );
}

function Detail({ candidate }: { readonly candidate: FoundCandidate }) {
  const { title, place, email, reason } = candidate;
  return (
    <span className="min-w-0 flex-1">
      <span className="block truncate text-ink-2">
        {title !== null && <Marked {...title} />}
        {title !== null && place !== null && ' · '}
        {place !== null && <Marked {...place} />}
      </span>
      {reason !== null && (
        <span className="block truncate text-meta text-ink-3">
          <Reason reason={reason} />
        </span>
      )}
      {reason === null && email !== null && email.marks.length > 0 && (
        // Found by the address, which has no column of its own here.
        <span className="block truncate text-meta text-ink-3 @6xl:hidden">
          <Marked {...email} />
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
      <span dir="auto" className="w-[22%] min-w-36 shrink-0 truncate text-left font-medium">
        <Marked {...candidate.name} />
      </span>
      <Detail candidate={candidate} />
      <span className="hidden w-[20%] shrink-0 truncate text-ink-3 @6xl:block">
        {candidate.email === null ? say('search.found-no-email') : <Marked {...candidate.email} />}
      </span>
      <span className="hidden w-28 shrink-0 text-right text-ink-3 tabular-nums @3xl:block">
        {candidate.applications === 0 ? '–' : say('search.found-applications', { count: candidate.applications })}
      </span>
      <span className="w-20 shrink-0 text-right text-meta text-ink-3">
        {candidate.lastActivityAt !== null && <Moment at={candidate.lastActivityAt} />}
      </span>
    </>
  );
}
