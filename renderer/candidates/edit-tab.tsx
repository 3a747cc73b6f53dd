import { Info } from 'lucide-react';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useQuery } from '../data/use-query.ts';
import { Icon } from '../kit/icon.tsx';
import { ErrorState, SkeletonRows } from '../kit/states.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { useFieldDrafts } from './edit-drafts.ts';
import { EDIT_GROUPS } from './edit-fields.ts';
import { CandidateField } from './edit-field.tsx';

type Holder = NonNullable<AnswerOf<typeof QUERIES.editableCandidate>['candidate']>['holder'];

/** Why an edit may come back, before it does. */
const SHARED: Record<Holder, TextKey | null> = {
  ours: null,
  nobody: 'candidates.edit-of-nobody',
  theirs: 'candidates.edit-of-others',
};

/** Every field of a candidate that a recruiter may write, each kept by itself while one types. */
export function EditTab({ candidateId }: { readonly candidateId: number }) {
  const answer = useQuery(QUERIES.editableCandidate, { candidateId });
  const drafts = useFieldDrafts(candidateId);
  if (answer.value === undefined || drafts === null)
    return answer.state === 'error' ? <ErrorState error={answer.error} /> : <SkeletonRows rows={6} />;
  const { candidate } = answer.value;
  if (candidate === null) return null;
  const shared = SHARED[candidate.holder];
  return (
    <form
      data-testid="edit-candidate"
      aria-label={say('candidates.edit-form')}
      className="flex flex-col gap-6 py-5 pr-2.5 pl-5"
      onSubmit={(event) => event.preventDefault()}
    >
      {shared !== null && (
        <p className="flex items-start gap-2 rounded-card border border-line bg-canvas px-3 py-2 text-pretty text-ink-2">
          <Icon icon={Info} size={15} className="mt-0.5 shrink-0 text-ink-3" />
          {say(shared)}
        </p>
      )}
      {EDIT_GROUPS.map((group) => (
        <fieldset key={group.title}>
          <legend className="pb-2.5 font-semibold">{say(group.title)}</legend>
          <div className="grid grid-cols-[repeat(auto-fit,minmax(190px,1fr))] gap-x-4 gap-y-6">
            {group.fields.map((field) => (
              <CandidateField
                key={field.name}
                candidateId={candidate.id}
                field={field}
                current={candidate.fields[field.name] ?? null}
                found={drafts.found[field.name]}
                note={drafts.note}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <p className="text-meta text-pretty text-ink-3">{say('candidates.edit-account')}</p>
    </form>
  );
}
