import type { ReactNode } from 'react';
import { LONGEST_VIDEO_SECONDS } from '../../shared/domain/candidate-limits.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useQuery } from '../data/use-query.ts';
import { Moment } from '../kit/moment.tsx';
import { ScoreRing } from '../kit/score-ring.tsx';
import { ErrorState, SkeletonRows } from '../kit/states.tsx';
import { Said } from '../text/said.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { sayWord } from '../text/word.ts';
import { Block } from './block.tsx';
import { interactionWords } from './interaction-words.ts';

type Evidence = AnswerOf<typeof QUERIES.candidateEvidence>;

/** `14:05`. */
function formatPlayingTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function Line({ lead, children, at }: { readonly lead?: ReactNode; readonly children: ReactNode; readonly at: string | null }) {
  return (
    <li className="flex items-center gap-3 px-3 py-2">
      {lead}
      <div className="min-w-0 flex-1">{children}</div>
      {at !== null && at !== '' && <Moment at={at} className="shrink-0 text-meta text-ink-3" />}
    </li>
  );
}

function Lines({ children }: { readonly children: ReactNode }) {
  return <ul className="flex flex-col divide-y divide-line rounded-card border border-line">{children}</ul>;
}

function Prediction({ prediction }: { readonly prediction: Evidence['predictions'][number] }) {
  const { score, jobTitle, positive, negative } = prediction;
  return (
    <Line lead={score !== null && <ScoreRing score={score} size={28} />} at={prediction.at}>
      <p className="truncate">{jobTitle}</p>
      {positive.length > 0 && (
        <p className="text-meta text-pretty text-success-text">{say('candidates.predicted-for', { reasons: positive.join(', ') })}</p>
      )}
      {negative.length > 0 && (
        <p className="text-meta text-pretty text-danger-text">{say('candidates.predicted-against', { reasons: negative.join(', ') })}</p>
      )}
    </Line>
  );
}

function Assessment({ assessment }: { readonly assessment: Evidence['assessments'][number] }) {
  const { title, score, passed, completedAt } = assessment;
  const result = [
    score === null ? null : say('candidates.assessment-score', { score }),
    passed === null ? null : say(passed ? 'candidates.assessment-passed' : 'candidates.assessment-not-passed'),
  ];
  return (
    <Line at={completedAt}>
      {title}{' '}
      <span className="text-ink-3">{completedAt === null ? say('candidates.assessment-not-finished') : result.filter(Boolean).join(', ')}</span>
    </Line>
  );
}

const RECOMMENDATIONS: Readonly<Record<string, TextKey>> = {
  strong_hire: 'candidates.recommendation.strong-hire',
  hire: 'candidates.recommendation.hire',
  no_hire: 'candidates.recommendation.no-hire',
  strong_no_hire: 'candidates.recommendation.strong-no-hire',
};

function Feedback({ feedback }: { readonly feedback: Evidence['feedback'][number] }) {
  const { from, by, jobTitle, rating, recommendation, text, at } = feedback;
  const verdicts = [
    rating === null ? null : say('candidates.feedback-rating', { rating }),
    recommendation === null ? null : sayWord(RECOMMENDATIONS, recommendation),
  ];
  const verdict = verdicts.filter(Boolean).join(', ');
  return (
    <Line at={at}>
      <p className="truncate">
        <bdi>{by ?? say(from === 'panel' ? 'candidates.feedback-panelist' : 'candidates.feedback-recruiter')}</bdi>{' '}
        <span className="text-ink-3">
          {jobTitle === ''
            ? say('candidates.feedback-about', { verdict, from })
            : say('candidates.feedback-about-job', { verdict, from, job: jobTitle })}
        </span>
      </p>
      {text !== null && (
        <p dir="auto" className="selectable text-meta wrap-break-word whitespace-pre-wrap text-ink-2">
          {text}
        </p>
      )}
    </Line>
  );
}

function Video({ video }: { readonly video: NonNullable<Evidence['video']> }) {
  const { seconds } = video;
  const isTooLong = seconds !== null && seconds > LONGEST_VIDEO_SECONDS;
  const minutes = LONGEST_VIDEO_SECONDS / 60;
  const uploaded = <Moment at={video.uploadedAt} />;
  return (
    <p className="text-ink-2">
      {seconds === null ? (
        <Said text="candidates.video-on-file" values={{ uploaded }} />
      ) : (
        <Said text="candidates.video-of-length" values={{ length: formatPlayingTime(seconds), uploaded }} />
      )}{' '}
      <span className={isTooLong ? 'text-warning-text' : 'text-ink-3'}>
        {isTooLong ? say('candidates.video-too-long', { minutes }) : say('candidates.video-rule', { minutes })}
      </span>
    </p>
  );
}

interface ListBlockProps<Item> {
  readonly title: string;
  readonly items: readonly Item[];
  /** What stands there when there is nothing. */
  readonly empty: string;
  readonly children: (item: Item) => ReactNode;
}

function ListBlock<Item>({ title, items, empty, children }: ListBlockProps<Item>) {
  return <Block title={title}>{items.length === 0 ? <p className="text-ink-3">{empty}</p> : <Lines>{items.map(children)}</Lines>}</Block>;
}

/** What the platform and the team gathered: scores with their age and factors, feedback, assessments, the introduction, the last interactions. */
export function EvidenceBlocks({ candidateId }: { readonly candidateId: number }) {
  const answer = useQuery(QUERIES.candidateEvidence, { candidateId });
  if (answer.value === undefined) return answer.state === 'error' ? <ErrorState error={answer.error} /> : <SkeletonRows rows={4} />;
  const { predictions, assessments, video, feedback, interactions } = answer.value;
  return (
    <>
      <ListBlock title={say('candidates.predicted')} items={predictions} empty={say('candidates.predicted-none')}>
        {(prediction) => <Prediction key={prediction.id} prediction={prediction} />}
      </ListBlock>
      <ListBlock title={say('candidates.feedback')} items={feedback} empty={say('candidates.feedback-none')}>
        {(one) => <Feedback key={one.key} feedback={one} />}
      </ListBlock>
      <ListBlock title={say('candidates.assessments')} items={assessments} empty={say('candidates.assessments-none')}>
        {(assessment) => <Assessment key={assessment.id} assessment={assessment} />}
      </ListBlock>
      <Block title={say('candidates.video')}>
        {video === null ? <p className="text-ink-3">{say('candidates.video-none')}</p> : <Video video={video} />}
      </Block>
      <ListBlock title={say('candidates.interactions')} items={interactions} empty={say('candidates.interactions-none')}>
        {(interaction) => (
          <Line key={interaction.id} at={interaction.at}>
            {interactionWords(interaction.type)}
          </Line>
        )}
      </ListBlock>
    </>
  );
}
