import { FileText, Mail } from 'lucide-react';
import { Fragment, type Ref } from 'react';
import type { ReviewCard } from '../../shared/queries/review.ts';
import { formatDate } from '../format.ts';
import { Icon } from '../kit/icon.tsx';
import { EmptyState } from '../kit/states.tsx';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';

type Resume = NonNullable<ReviewCard['resume']>;

const LOOKS = {
  searched: 'rounded-[2px] bg-accent-soft text-accent-text',
  asked: 'bg-transparent text-ink underline decoration-(--success) decoration-2 underline-offset-3',
} as const;

/** A résumé with what was searched for on a ground of its own and the skills asked for underlined. */
function MarkedResume({ text, marks }: { readonly text: string; readonly marks: Resume['marks'] }) {
  return (
    <>
      {marks.map(([from, to, kind], index) => (
        <Fragment key={from}>
          {text.slice(marks[index - 1]?.[1] ?? 0, from)}
          <mark className={LOOKS[kind]}>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}

function Legend({ marks }: { readonly marks: Resume['marks'] }) {
  const kinds = new Set(marks.map(([, , kind]) => kind));
  return (
    <span className="ml-auto flex shrink-0 gap-3">
      {kinds.has('searched') && <mark className={`px-1 ${LOOKS.searched}`}>{say('review.mark-searched')}</mark>}
      {kinds.has('asked') && <mark className={LOOKS.asked}>{say('review.mark-asked')}</mark>}
    </span>
  );
}

function Paper({ resume }: { readonly resume: Resume }) {
  const now = useNow();
  return (
    <section aria-label={say('review.resume')} className="flex flex-col gap-2.5">
      <p className="flex h-6 items-center gap-2 text-meta text-ink-3">
        <Icon icon={FileText} size={14} className="shrink-0" />
        <span className="selectable truncate text-ink-2">{resume.filename}</span>
        <span className="shrink-0">· {formatDate(resume.uploadedAt, now)}</span>
        <Legend marks={resume.marks} />
      </p>
      {resume.text === null ? (
        <p className="text-ink-3">{say('candidates.resume-no-text')}</p>
      ) : (
        <div className="selectable rounded-card border border-line bg-surface px-7 py-6 leading-[1.65] whitespace-pre-wrap shadow-card [unicode-bidi:plaintext]">
          <MarkedResume text={resume.text} marks={resume.marks} />
        </div>
      )}
    </section>
  );
}

interface ResumeSideProps {
  readonly card: ReviewCard;
  readonly scroller: Ref<HTMLDivElement>;
}

/** What the person wrote: the letter with the application and the résumé. */
export function ResumeSide({ card, scroller }: ResumeSideProps) {
  const { coverLetter, resume } = card;
  return (
    <div
      ref={scroller}
      role="region"
      aria-label={say('review.written')}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by the keyboard.
      tabIndex={0}
      className="min-w-0 shrink-0 bg-canvas -outline-offset-2 @3xl:flex-1 @3xl:shrink @3xl:overflow-y-auto"
    >
      <div className="mx-auto flex max-w-[760px] flex-col gap-5 px-6 py-4">
        {coverLetter !== null && coverLetter.trim() !== '' && (
          <section aria-label={say('review.letter')} className="flex flex-col gap-2">
            <p className="flex h-6 items-center gap-2 text-meta text-ink-3">
              <Icon icon={Mail} size={14} /> {say('review.letter-from')}
            </p>
            <p className="selectable leading-[1.6] whitespace-pre-wrap text-ink-2 [unicode-bidi:plaintext]">{coverLetter}</p>
          </section>
        )}
        {resume === null ? (
          <EmptyState icon={FileText} title={say('review.resume-none')}>
            {say('review.resume-none-hint')}
          </EmptyState>
        ) : (
          <Paper resume={resume} />
        )}
      </div>
    </div>
  );
}
