import type { ReactNode } from 'react';
import { router, toRoute } from '../app/router.ts';
import { formatDate, formatDuration, formatSalary, formatShortDay, formatTime, humanise } from '../format.ts';
import { Chip } from '../kit/chip.tsx';
import { lacksOutcome } from '../interviews/days.ts';
import { interviewStatus, interviewType } from '../interviews/words.ts';
import { ScoreRing } from '../kit/score-ring.tsx';
import { StatusChip } from '../pipeline/status.tsx';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { Block } from './block.tsx';
import { EvidenceBlocks } from './evidence.tsx';
import { IdentityPapers } from './identity-papers.tsx';
import { AddToJob } from './job-picker.tsx';
import type { Person, Profile } from './profile-types.ts';
import { sourceWords } from './source-words.ts';

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-3 py-[3px]">
      <dt className="w-32 shrink-0 text-ink-3">{label}</dt>
      <dd className="selectable min-w-0 flex-1">{children}</dd>
    </div>
  );
}

function ExternalLink({ url }: { readonly url: string }) {
  return (
    <button
      type="button"
      onClick={() => void window.hotgigs?.openExternal(url)}
      className="max-w-full truncate rounded-[3px] text-accent-text hover:underline"
    >
      {url.replace(/^https?:\/\/(www\.)?/, '')}
    </button>
  );
}

function Facts({ person }: { readonly person: Person }) {
  const now = useNow();
  const salary = formatSalary(person.salaryMin, person.salaryMax);
  const source = person.source && sourceWords(person.source);
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say('candidates.fact-experience'), person.experienceYears === null ? null : say('candidates.fact-years', { years: person.experienceYears })],
    [say('candidates.fact-seniority'), person.seniority && humanise(person.seniority)],
    [say('candidates.fact-available'), person.availability && humanise(person.availability)],
    [say('candidates.fact-notice-period'), person.noticePeriod && humanise(person.noticePeriod)],
    [say('candidates.fact-visa-status'), person.visaStatus && humanise(person.visaStatus)],
    [say('candidates.fact-salary'), salary],
    [say('candidates.fact-relocation'), person.willingToRelocate ? say('candidates.fact-will-relocate') : null],
    [say('candidates.fact-linkedin'), person.linkedinUrl && <ExternalLink url={person.linkedinUrl} />],
    [say('candidates.fact-github'), person.githubUrl && <ExternalLink url={person.githubUrl} />],
    [say('candidates.fact-source'), source && say('candidates.source-since', { source, date: formatDate(person.createdAt, now) })],
  ];
  const known = rows.filter(([, value]) => value !== null && value !== '');
  if (known.length === 0) return <p className="text-ink-3">{say('candidates.details-none')}</p>;
  return (
    <dl>
      {known.map(([label, value]) => (
        <Fact key={label} label={label}>
          {value}
        </Fact>
      ))}
    </dl>
  );
}

function Interviews({ interviews }: { readonly interviews: Profile['interviews'] }) {
  const now = useNow();
  return (
    <ul className="flex flex-col divide-y divide-line rounded-card border border-line">
      {interviews.map((interview) => (
        <li key={interview.id} className="flex items-baseline gap-3 px-3 py-2">
          <span className="w-40 shrink-0 tabular-nums">
            {say('format.day-then-time', { day: formatShortDay(interview.scheduledAt, now), time: formatTime(interview.scheduledAt) })}
          </span>
          <span className="min-w-0 flex-1">
            <span dir="auto" className="block truncate text-left">
              {interview.jobTitle}
            </span>
            <span className="block truncate text-meta text-ink-3">
              {say('candidates.interview-length', { type: interviewType(interview.type), length: formatDuration(interview.durationMinutes) })}
            </span>
          </span>
          <span className="text-meta text-ink-3">
            {lacksOutcome(interview, now) ? say('pipeline.next-outcome') : interviewStatus(interview.status)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Applications({ profile, person }: { readonly profile: Profile; readonly person: Person }) {
  const now = useNow();
  return (
    <ul className="flex flex-col divide-y divide-line rounded-card border border-line">
      {profile.applications.map((application) => (
        <li key={application.id}>
          <button
            type="button"
            className="flex w-full items-center gap-3 px-3 py-2 text-left hover:bg-hover"
            onClick={() =>
              router.navigate(toRoute({ view: 'pipeline', subject: application.jobId, applicationId: application.id, candidateId: person.id }))
            }
          >
            <span className="min-w-0 flex-1 truncate">{application.jobTitle}</span>
            {/* In columns: what differs in width would push what stands before it about. */}
            <span className="flex size-6.5 shrink-0 items-center">{application.score !== null && <ScoreRing score={application.score} />}</span>
            <span className="w-20 shrink-0 text-right text-meta whitespace-nowrap text-ink-3 tabular-nums">
              {formatDate(application.submittedAt, now)}
            </span>
            <span className="flex w-26 shrink-0">
              <StatusChip status={application.status} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Who the person is: summary, skills, facts, interviews and applications. */
export function ProfileTab({ profile, person }: { readonly profile: Profile; readonly person: Person }) {
  return (
    <div className="flex flex-col gap-5 py-5 pr-2.5 pl-5">
      {person.bio !== null && (
        <p dir="auto" className="selectable leading-[1.55] text-pretty wrap-break-word text-ink-2">
          {person.bio}
        </p>
      )}
      {person.skills.length > 0 && (
        <Block title={say('candidates.skills')}>
          <div className="flex flex-wrap gap-1.5">
            {person.skills.map((skill) => (
              <Chip key={skill} className="!h-[22px] !text-meta !leading-[22px]">
                {skill}
              </Chip>
            ))}
          </div>
        </Block>
      )}
      <Block title={say('candidates.details')}>
        <Facts person={person} />
      </Block>
      <Block title={say('candidates.interviews')}>
        {profile.interviews.length === 0 ? (
          <p className="text-ink-3">{say('candidates.interviews-none')}</p>
        ) : (
          <Interviews interviews={profile.interviews} />
        )}
      </Block>
      <Block title={say('candidates.applications', { count: profile.applications.length })}>
        {profile.applications.length === 0 ? (
          <p className="text-ink-3">{say('candidates.applications-none')}</p>
        ) : (
          <Applications profile={profile} person={person} />
        )}
        <AddToJob candidateId={person.id} applied={new Set(profile.applications.map((one) => one.jobId))} />
      </Block>
      <EvidenceBlocks candidateId={person.id} />
      <Block title={say('candidates.papers')}>
        <IdentityPapers key={person.id} candidateId={person.id} />
      </Block>
    </div>
  );
}
