import { useRef, useState } from 'react';
import { adviseMove } from '../../shared/domain/application-status.ts';
import { decisionNote, REJECTION_REASONS, WITHDRAWAL_REASONS } from '../../shared/domain/letters.ts';
import { MOST_RECIPIENTS } from '../../shared/queries/letters.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { isolated } from '../bidi.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { TextArea } from '../kit/field.tsx';
import { LabelledSelect } from '../kit/select.tsx';
import { say } from '../text/say.ts';
import { useBoard } from './board-store.ts';
import { useDecisions } from './decisions.ts';
import { FIRST_CHOICE, letterOf, letterProblem } from './letter-choice.ts';
import { carryOut } from './move.ts';
import { LetterFields } from './reject-letter.tsx';
import type { CardRef } from './selection.ts';
import { whomOf } from './whom.ts';

const NO_REASON = 'none';

const REASONS = { rejected: REJECTION_REASONS, withdrawn: WITHDRAWAL_REASONS } as const;

function titleOf(cards: readonly CardRef[], to: 'rejected' | 'withdrawn'): string {
  const { who, count, ...whom } = whomOf(cards);
  const name = isolated(whom.name);
  return to === 'rejected' ? say('pipeline.reject-question', { who, name, count }) : say('pipeline.withdraw-question', { who, name, count });
}

function verbOf(count: number, to: 'rejected' | 'withdrawn'): string {
  return to === 'rejected' ? say('pipeline.reject-confirm', { count }) : say('pipeline.withdraw-confirm', { count });
}

/** What is said before an application ends: for many, and for an offer that stands. */
function describe(cards: readonly CardRef[], to: 'rejected' | 'withdrawn'): string | undefined {
  const offers = cards.filter((card) => adviseMove(card.status, to) === 'leaves_offer').length;
  const sentences = [
    offers > 0 && (cards.length === 1 ? say('pipeline.reject-leaves-offer') : say('pipeline.reject-leaves-offers', { count: offers })),
    cards.length > 1 && say('pipeline.reject-bulk', { count: cards.length }),
  ].filter((sentence) => sentence !== false);
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

interface RejectDialogProps {
  readonly cards: readonly CardRef[];
  readonly to: 'rejected' | 'withdrawn';
}

/** Rejects, or marks as withdrawn, one or many: the reason for colleagues, the e-mail for the candidates. */
export function RejectDialog({ cards, to }: RejectDialogProps) {
  const [reason, setReason] = useState(NO_REASON);
  const [text, setText] = useState('');
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const confirm = useRef<HTMLButtonElement>(null);
  const drafting = useDecisions((state) => state.drafting);
  const templates = useQuery(QUERIES.letterTemplates, {}).value?.templates ?? [];
  const applicationIds = cards.slice(0, MOST_RECIPIENTS).map((card) => card.applicationId);
  const reach = useQuery(QUERIES.letterReach, { applicationIds }).value;
  const letter = letterOf(choice, templates, to);
  const isReady = letterProblem(letter) === null;
  const close = (): void => useBoard.setState({ asked: null });
  const carry = (): void => {
    if (isReady) void carryOut(cards, to, { note: decisionNote(reason === NO_REASON ? null : reason, text), letter });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={titleOf(cards, to)}
      description={describe(cards, to)}
      width={560}
      initialFocus={confirm}
      actions={
        <>
          <Button size="form" onClick={close}>
            {say('pipeline.decision-refuse')}
          </Button>
          <Button ref={confirm} size="form" look={drafting ? 'primary' : 'danger'} disabled={!isReady} onClick={carry}>
            {drafting ? say('pipeline.decision-draft') : verbOf(cards.length, to)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <LabelledSelect
          label={say('pipeline.reject-reason')}
          value={reason}
          options={[{ value: NO_REASON, label: say('pipeline.reject-no-reason') }, ...REASONS[to].map((one) => ({ value: one, label: one }))]}
          onChange={setReason}
        />
        <TextArea
          label={say('pipeline.reject-note')}
          placeholder={say('pipeline.reject-note-placeholder')}
          rows={2}
          maxLength={4_900}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) carry();
          }}
        />
        <LetterFields to={to} recipients={cards.length} choice={choice} onChange={setChoice} templates={templates} reach={reach} />
      </div>
    </Dialog>
  );
}
