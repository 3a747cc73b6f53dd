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

/** As wide here as in the heading. */
const NAME = 'w-[22%] min-w-36 shrink-0 truncate text-left';
const EMAIL = 'hidden w-[20%] shrink-0 truncate @6xl:block';
const APPLICATIONS = 'hidden w-28 shrink-0 text-right @3xl:block';
const ACTIVITY = 'w-24 shrink-0 text-right';

/** What stands under what. */
export function FoundHead() {
  return (
    <div aria-hidden className="flex h-8 shrink-0 items-center gap-3 border-b border-line bg-canvas pr-[26px] pl-10 text-meta font-medium text-ink-3">
      <span className="w-6 shrink-0" />
      <span className={NAME}>{say('search.head-name')}</span>
      <span className="min-w-0 flex-1">{say('search.head-detail')}</span>
      <span className={EMAIL}>{say('search.head-email')}</span>
      <span className={APPLICATIONS}>{say('search.head-applications')}</span>
      <span className={ACTIVITY}>{say('search.head-activity')}</span>
    </div>
  );
}

/** Someone found, and why. */
export function FoundRow({ candidate }: { readonly candidate: FoundCandidate }) {
  return (
    <>
      <Avatar id={candidate.id} name={candidate.name.text} />
      <span dir="auto" className={`${NAME} font-medium`}>
        <Marked {...candidate.name} />
      </span>
      <Detail candidate={candidate} />
      <span className={`${EMAIL} text-ink-3`}>{candidate.email === null ? say('search.found-no-email') : <Marked {...candidate.email} />}</span>
      <span className={`${APPLICATIONS} text-ink-3 tabular-nums`}>
        {candidate.applications === 0 ? '–' : say('search.found-applications', { count: candidate.applications })}
      </span>
      <span className={`${ACTIVITY} text-meta text-ink-3`}>{candidate.lastActivityAt !== null && <Moment at={candidate.lastActivityAt} />}</span>
    </>
  );
}
