import { Plus } from 'lucide-react';
import { useLayoutEffect, useRef, type ReactNode, type Ref } from 'react';
import type { Applicant, ReviewCard, ReviewItem, ReviewOutcome } from '../../shared/queries/review.ts';
import type { TimelineEntry } from '../../shared/queries/candidates.ts';
import { Block } from '../candidates/block.tsx';
import { NoteForm } from '../candidates/notes-tab.tsx';
import { TagPicker } from '../candidates/tag-picker.tsx';
import { formatAppointment, formatSalary, humanise } from '../format.ts';
import { interviewOutcome } from '../interviews/words.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Chip, TagChip } from '../kit/chip.tsx';
import { toHue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Moment } from '../kit/moment.tsx';
import { Popover } from '../kit/popover.tsx';
import { ScoreRing } from '../kit/score-ring.tsx';
import { StatusChip } from '../pipeline/status.tsx';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { sayStatus } from '../text/status.ts';
import { useNow } from '../use-now.ts';
import { othersInWords, Stars } from './rating.tsx';
import { useReview } from './review-state.ts';
import { SkillList, skillTally } from './skill-list.tsx';

function Who({ applicant, heading }: { readonly applicant: Applicant; readonly heading: Ref<HTMLHeadingElement> }) {
  return (
    <div className="flex items-start gap-3">
      <Avatar id={applicant.candidateId} name={applicant.name} size={40} />
      <div className="min-w-0 flex-1">
        <h2
          ref={heading}
          tabIndex={-1}
          dir="auto"
          data-testid="review-name"
          className="selectable truncate text-left text-[17px] leading-tight font-semibold outline-none"
        >
          {applicant.name}
        </h2>
        <p className="selectable truncate text-ink-2">
          {[applicant.title, applicant.location].filter(Boolean).join(' · ') || say('review.no-details')}
        </p>
      </div>
      {applicant.application?.score != null && <ScoreRing score={applicant.application.score} size={34} />}
    </div>
  );
}

function Tags({ applicant, finalFocus }: { readonly applicant: Applicant; readonly finalFocus: () => HTMLElement | null }) {
  const open = useReview((state) => state.popup === 'tags');
  const button = useRef<HTMLButtonElement>(null);
  // The key opens it wherever the facts are scrolled to.
  useLayoutEffect(() => {
    if (open) button.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {applicant.tags.map((tag) => (
        <TagChip key={tag.id} name={tag.name} hue={toHue(tag.color)} />
      ))}
      <Popover
        label={say('review.add-tag')}
        open={open}
        onOpenChange={(next) => useReview.setState({ popup: next ? 'tags' : null })}
        className="w-64"
        finalFocus={finalFocus}
        trigger={
          <button
            ref={button}
            type="button"
            className="inline-flex h-[22px] items-center gap-1 rounded-full border border-dashed border-line-control px-2 text-meta text-ink-3 hover:text-ink"
          >
            <Icon icon={Plus} size={12} /> {say('review.tag-button')} <Kbd keys="T" />
          </button>
        }
      >
        <TagPicker candidateIds={[applicant.candidateId]} onDone={() => useReview.setState({ popup: null })} />
      </Popover>
    </div>
  );
}

function beforeInWords({ now, status, movedBy }: ReviewItem, outcome: ReviewOutcome | null): string | null {
  if (outcome?.kind === 'moved' && outcome.to !== null) return say('review.before-moved', { stage: sayStatus(outcome.to) });
  if (now !== status && movedBy !== null && !movedBy.isMe) {
    const stage = sayStatus(now ?? '');
    return movedBy.name === '' ? say('review.before-moved-by-somebody', { stage }) : say('review.before-moved-by', { mover: movedBy.name, stage });
  }
  return outcome?.kind === 'skipped' ? say('review.before-skipped') : null;
}

/** What was done here before, or what somebody else did while one looks. */
function Before({ item }: { readonly item: ReviewItem }) {
  const outcome = useReview((state) => (state.local.has(item.place) ? (state.local.get(item.place) ?? null) : item.outcome));
  const told = beforeInWords(item, outcome);
  return told === null ? null : <p className="rounded-control bg-info-soft px-2.5 py-1.5 text-meta text-info-text">{told}</p>;
}

function Prediction({ prediction }: { readonly prediction: NonNullable<Applicant['prediction']> }) {
  const { parts, positive, negative, score } = prediction;
  return (
    <Block title={say('candidates.predicted')}>
      <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-meta text-ink-2 tabular-nums">
        {score !== null && <span className="font-medium">{say('review.predicted-score', { score })}</span>}
        {parts.map((part) => (
          <span key={part.label}>
            <span className="text-ink-3">{part.label}</span> {part.score}
          </span>
        ))}
        <Moment at={prediction.at} className="text-ink-3" />
      </p>
      {positive.length > 0 && (
        <p className="text-meta text-pretty text-success-text">{say('candidates.predicted-for', { reasons: positive.join(', ') })}</p>
      )}
      {negative.length > 0 && (
        <p className="text-meta text-pretty text-danger-text">{say('candidates.predicted-against', { reasons: negative.join(', ') })}</p>
      )}
    </Block>
  );
}

function Facts({ applicant }: { readonly applicant: Applicant }) {
  const now = useNow();
  const { experienceYears, seniority, availability, noticePeriod, visaStatus, salaryMin, salaryMax, willingToRelocate, nextInterviewAt } = applicant;
  const experience = [
    experienceYears !== null && say('candidates.fact-years', { years: experienceYears }),
    seniority !== null && humanise(seniority),
  ];
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say('candidates.fact-experience'), experience.filter(Boolean).join(', ')],
    [say('candidates.fact-available'), availability && humanise(availability)],
    [say('candidates.fact-notice-period'), noticePeriod && humanise(noticePeriod)],
    [say('candidates.fact-salary'), formatSalary(salaryMin, salaryMax)],
    [say('candidates.fact-visa-status'), visaStatus && humanise(visaStatus)],
    [say('candidates.fact-relocation'), willingToRelocate === true ? say('candidates.fact-will-relocate') : null],
    [say('review.fact-next-interview'), nextInterviewAt && formatAppointment(nextInterviewAt, now)],
  ];
  const known = rows.filter(([, value]) => value !== null && value !== '');
  if (known.length === 0) return null;
  return (
    <Block title={say('review.details')}>
      <dl>
        {known.map(([label, value]) => (
          <div key={label} className="flex items-baseline gap-3 py-[2px]">
            <dt className="w-28 shrink-0 text-ink-3">{label}</dt>
            <dd className="selectable min-w-0 flex-1">{value}</dd>
          </div>
        ))}
      </dl>
    </Block>
  );
}

function storyOf(entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'applied':
      return say('candidates.story-applied');
    case 'moved':
      return entry.to === null ? say('review.story-moved') : say('review.story-moved-to', { stage: sayStatus(entry.to) });
    case 'note':
      return say('candidates.story-note');
    case 'rating':
      return say('candidates.story-rated', { rating: entry.rating ?? '–' });
    case 'interview':
      return entry.to === null
        ? say('candidates.story-interview')
        : say('candidates.story-interview-outcome', { outcome: interviewOutcome(entry.to) });
    case 'interaction':
      return say('review.story-interaction');
  }
}

function Story({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <Block title={say('review.story')}>
      <ol className="flex flex-col gap-1.5">
        {entries.map((entry) => (
          <li key={entry.key}>
            <p className="flex items-baseline gap-2 text-meta">
              <span className="min-w-0 flex-1 truncate text-ink-2">
                {storyOf(entry)}
                {entry.actor !== null && <span className="text-ink-3"> · {entry.actor}</span>}
              </span>
              <Moment at={entry.at} className="shrink-0 text-ink-3" />
            </p>
            {entry.text !== null && entry.kind !== 'interview' && (
              <p dir="auto" className="selectable line-clamp-3 whitespace-pre-wrap text-ink-2">
                {entry.text}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Block>
  );
}

function Skills({ applicant }: { readonly applicant: Applicant }) {
  const { skills, otherSkills } = applicant;
  const { found, mandatoryMissing: missing } = skillTally(skills);
  const total = skills.length;
  return (
    <>
      {skills.length > 0 && (
        <Block title={missing > 0 ? say('review.skills-asked-missing', { found, total, missing }) : say('review.skills-asked', { found, total })}>
          <SkillList skills={skills} />
        </Block>
      )}
      {otherSkills.length > 0 && (
        <Block title={say(skills.length > 0 ? 'review.skills-other' : 'review.skills')}>
          <div className="flex flex-wrap gap-1">
            {otherSkills.map((skill) => (
              <Chip key={skill}>{skill}</Chip>
            ))}
          </div>
        </Block>
      )}
    </>
  );
}

interface FactsSideProps {
  readonly item: ReviewItem;
  readonly card: ReviewCard;
  readonly applicant: Applicant;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly finalFocus: () => HTMLElement | null;
}

/** What is known of the person beside what they wrote. */
export function FactsSide({ item, card, applicant, heading, finalFocus }: FactsSideProps) {
  const { application } = applicant;
  return (
    <aside
      aria-label={say('review.facts')}
      className="order-first flex shrink-0 flex-col gap-4 border-b border-line bg-surface px-4 py-4 @3xl:order-none @3xl:w-[380px] @3xl:overflow-y-auto @3xl:border-b-0 @3xl:border-l"
    >
      <Who applicant={applicant} heading={heading} />
      <Before item={item} />
      {application !== null && (
        <div className="flex flex-col gap-2 rounded-card border border-line bg-canvas px-3 py-2.5">
          <p className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate font-medium">{application.jobTitle}</span>
            <StatusChip status={application.status} />
          </p>
          <p className="text-meta text-ink-3">
            <Said text="review.dates" values={{ applied: <Moment at={application.submittedAt} />, since: <Moment at={application.statusSince} /> }} />
          </p>
          <p className="flex items-center gap-2 text-meta text-ink-3">
            <Stars value={applicant.rating} applicationId={application.id} />
            <Kbd keys="1" />–<Kbd keys="5" />
            <span className="min-w-0 truncate">{othersInWords(applicant.othersRatings)}</span>
          </p>
        </div>
      )}
      <Tags applicant={applicant} finalFocus={finalFocus} />
      <Skills applicant={applicant} />
      {applicant.prediction !== null && <Prediction prediction={applicant.prediction} />}
      <Facts applicant={applicant} />
      {card.elsewhere.length > 0 && (
        <Block title={say('review.elsewhere')}>
          <ul className="flex flex-col gap-1">
            {card.elsewhere.map((other) => (
              <li key={other.applicationId} className="flex items-center gap-2">
                <span className="min-w-0 flex-1 truncate">{other.jobTitle}</span>
                <StatusChip status={other.status} />
              </li>
            ))}
          </ul>
        </Block>
      )}
      <Block title={say('review.new-note')}>
        <NoteForm key={item.applicationId} applicationId={item.applicationId} />
      </Block>
      <Story entries={card.story} />
    </aside>
  );
}
