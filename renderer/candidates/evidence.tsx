import type { ReactNode } from 'react';
import { LONGEST_VIDEO_SECONDS } from '../../shared/domain/candidate-limits.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useQuery } from '../data/use-query.ts';
import { formatNumber, humanise } from '../format.ts';
import { Moment } from '../kit/moment.tsx';
import { ScoreRing } from '../kit/score-ring.tsx';
import { ErrorState, SkeletonRows } from '../kit/states.tsx';
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
      {positive.length > 0 && <p className="text-meta text-pretty text-success-text">For: {positive.join(', ')}</p>}
      {negative.length > 0 && <p className="text-meta text-pretty text-danger-text">Against: {negative.join(', ')}</p>}
    </Line>
  );
}

function Assessment({ assessment }: { readonly assessment: Evidence['assessments'][number] }) {
  const { title, score, passed, completedAt } = assessment;
  const result = [score === null ? null : `${formatNumber(score)} %`, passed === null ? null : passed ? 'passed' : 'not passed'];
  return (
    <Line at={completedAt}>
      {title} <span className="text-ink-3">{completedAt === null ? 'not finished' : result.filter(Boolean).join(', ')}</span>
    </Line>
  );
}

function Feedback({ feedback }: { readonly feedback: Evidence['feedback'][number] }) {
  const { from, by, jobTitle, rating, recommendation, text, at } = feedback;
  const verdict = [rating === null ? null : `${rating} of 5`, recommendation === null ? null : humanise(recommendation).toLowerCase()];
  return (
    <Line at={at}>
      <p className="truncate">
        <bdi>{by ?? (from === 'panel' ? 'A panelist' : 'A recruiter')}</bdi>{' '}
        <span className="text-ink-3">
          {verdict.filter(Boolean).join(', ')} · {from === 'panel' ? 'interview' : 'application'}
          {jobTitle === '' ? '' : ` for ${jobTitle}`}
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
  const isTooLong = video.seconds !== null && video.seconds > LONGEST_VIDEO_SECONDS;
  return (
    <p className="text-ink-2">
      {video.seconds === null ? 'One is on file' : formatPlayingTime(video.seconds)}, <Moment at={video.uploadedAt} />.{' '}
      <span className={isTooLong ? 'text-warning-text' : 'text-ink-3'}>
        {isTooLong
          ? `Longer than the ${LONGEST_VIDEO_SECONDS / 60} minutes a video may take; the platform will not take it again like this.`
          : `A person has one, of ${LONGEST_VIDEO_SECONDS / 60} minutes at most; a new one takes its place.`}
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
      <ListBlock
        title="Predicted success"
        items={predictions}
        empty="Nothing predicted yet. The platform scores an application some time after it arrives."
      >
        {(prediction) => <Prediction key={prediction.id} prediction={prediction} />}
      </ListBlock>
      <ListBlock title="Feedback" items={feedback} empty="No verdicts yet. Ratings and the panels’ feedback are told here.">
        {(one) => <Feedback key={one.key} feedback={one} />}
      </ListBlock>
      <ListBlock title="Assessments" items={assessments} empty="None taken.">
        {(assessment) => <Assessment key={assessment.id} assessment={assessment} />}
      </ListBlock>
      <Block title="Video introduction">{video === null ? <p className="text-ink-3">None on file.</p> : <Video video={video} />}</Block>
      <ListBlock title="Last interactions" items={interactions} empty="None yet. Log calls, e-mails and meetings on the timeline.">
        {(interaction) => (
          <Line key={interaction.id} at={interaction.at}>
            {interactionWords(interaction.type)}
          </Line>
        )}
      </ListBlock>
    </>
  );
}
