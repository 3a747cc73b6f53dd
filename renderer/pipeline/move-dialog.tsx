import { useState } from 'react';
import { adviseMove, type MoveAdvice } from '../../shared/domain/application-status.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { TextArea } from '../kit/field.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { sayStatus } from '../text/status.ts';
import { useBoard, type AskedMove } from './board-store.ts';
import { useDecisions } from './decisions.ts';
import { DraftReview } from './draft-review.tsx';
import { GuestDialog } from './guest-dialog.tsx';
import { HireDialog } from './hire-dialog.tsx';
import { carryOut, isDecision } from './move.ts';
import { RejectDialog } from './reject-dialog.tsx';
import { whomOf } from './whom.ts';

const REASONS: Record<MoveAdvice, TextKey | null> = {
  normal: null,
  reopens: 'pipeline.move-reopens',
  leaves_offer: 'pipeline.move-leaves-offer',
  goes_back_far: 'pipeline.move-goes-back-far',
};

function titleOf({ cards, to }: AskedMove): string {
  const { who, name, count } = whomOf(cards);
  return say('pipeline.move-question', { who, name, count, status: sayStatus(to) });
}

function reasonsOf({ cards, to }: AskedMove): readonly string[] {
  const advice = new Set(cards.map((card) => adviseMove(card.status, to)));
  return [...advice].flatMap((one) => REASONS[one] ?? []).map((reason) => say(reason));
}

function Question({ asked }: { readonly asked: AskedMove }) {
  const [note, setNote] = useState('');
  const close = (): void => useBoard.setState({ asked: null });
  const drafting = useDecisions((state) => state.drafting);
  const confirm = (): void => void carryOut(asked.cards, asked.to, { note });
  const bulk = asked.cards.length > 1 ? say('pipeline.move-bulk', { count: asked.cards.length }) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={titleOf(asked)}
      description={[...reasonsOf(asked), bulk].filter(Boolean).join(' ')}
      actions={
        <>
          <Button size="form" onClick={close}>
            {say('pipeline.decision-refuse')}
          </Button>
          <Button size="form" look="primary" onClick={confirm}>
            {drafting ? say('pipeline.decision-draft') : say('pipeline.move-confirm', { status: sayStatus(asked.to) })}
          </Button>
        </>
      }
    >
      <TextArea
        label={say('pipeline.move-note')}
        placeholder={say('pipeline.move-note-placeholder')}
        rows={3}
        maxLength={5000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm();
        }}
      />
    </Dialog>
  );
}

/** Asks before moves that deserve a second look, before large ones, and what goes with a decision. */
export function MoveDialog() {
  const asked = useBoard((state) => state.asked);
  const { hiring, guestsOf, reviewingDrafts } = useDecisions();
  if (asked !== null) {
    const { cards, to } = asked;
    const key = `${to}-${cards.length}-${cards[0]?.applicationId}`;
    return isDecision(to) ? <RejectDialog key={key} cards={cards} to={to} /> : <Question key={key} asked={asked} />;
  }
  if (hiring !== null) return <HireDialog key={hiring} applicationId={hiring} />;
  if (guestsOf !== null) return <GuestDialog jobId={guestsOf} />;
  return reviewingDrafts ? <DraftReview /> : null;
}
