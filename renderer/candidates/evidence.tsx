import type { ReactNode } from 'react';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useQuery } from '../data/use-query.ts';
import { formatDuration, formatNumber, humanise } from '../format.ts';
import { Moment } from '../kit/moment.tsx';
import { ScoreRing } from '../kit/score-ring.tsx';
import { Block } from './block.tsx';

type Evidence = AnswerOf<typeof QUERIES.candidateEvidence>;

/** The platform refuses longer introductions (`domain-rules.md` 1.10). */
const LONGEST_VIDEO_MINUTES = 15;

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

/** What the platform gathered: scores with their age and factors, assessments, the introduction, the last interactions. */
export function EvidenceBlocks({ candidateId }: { readonly candidateId: number }) {
  const evidence = useQuery(QUERIES.candidateEvidence, { candidateId }).value;
  if (evidence === undefined) return null;
  const { predictions, assessments, video, interactions } = evidence;
  return (
    <>
      {predictions.length > 0 && (
        <Block title="Predicted success">
          <Lines>
            {predictions.map((prediction) => (
              <Prediction key={prediction.id} prediction={prediction} />
            ))}
          </Lines>
        </Block>
      )}
      {assessments.length > 0 && (
        <Block title="Assessments">
          <Lines>
            {assessments.map((assessment) => (
              <Assessment key={assessment.id} assessment={assessment} />
            ))}
          </Lines>
        </Block>
      )}
      {video !== null && (
        <Block title="Video introduction">
          <p className="text-ink-2">
            {video.seconds === null ? 'One is on file' : formatDuration(Math.max(1, Math.round(video.seconds / 60)))},{' '}
            <Moment at={video.uploadedAt} />.{' '}
            <span className="text-ink-3">A person has one, of {LONGEST_VIDEO_MINUTES} minutes at most; a new one takes its place.</span>
          </p>
        </Block>
      )}
      {interactions.length > 0 && (
        <Block title="Last interactions">
          <Lines>
            {interactions.map((interaction) => (
              <Line key={interaction.id} at={interaction.at}>
                {humanise(interaction.type)}
              </Line>
            ))}
          </Lines>
        </Block>
      )}
    </>
  );
}
