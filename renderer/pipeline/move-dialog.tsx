import { useState } from 'react';
import { adviseMove, type MoveAdvice } from '../../shared/domain/application-status.ts';
import { statusLabel } from '../../shared/mutators/move-applications.ts';
import { plural } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { TextArea } from '../kit/field.tsx';
import { findCard, useBoard, type AskedMove } from './board-store.ts';
import { useDecisions } from './decisions.ts';
import { DraftReview } from './draft-review.tsx';
import { GuestDialog } from './guest-dialog.tsx';
import { HireDialog } from './hire-dialog.tsx';
import { carryOut, isDecision } from './move.ts';
import { RejectDialog } from './reject-dialog.tsx';

const REASONS: Record<MoveAdvice, string | null> = {
  normal: null,
  reopens: 'This reopens an application that was closed. Say why, so that the history makes sense later.',
  leaves_offer: 'An offer stands. Moving on from it does not withdraw it; tell the candidate yourself.',
  goes_back_far: 'This goes back more than one stage.',
};

function titleOf({ cards, to }: AskedMove): string {
  const only = cards.length === 1 ? cards[0] : undefined;
  const who = only === undefined ? plural(cards.length, 'candidate') : (findCard(only.applicationId)?.name ?? '1 candidate');
  return `Move ${who} to ${statusLabel(to)}?`;
}

function reasonsOf({ cards, to }: AskedMove): readonly string[] {
  const advice = new Set(cards.map((card) => adviseMove(card.status, to)));
  return [...advice].flatMap((one) => REASONS[one] ?? []);
}

function Question({ asked }: { readonly asked: AskedMove }) {
  const [note, setNote] = useState('');
  const close = (): void => useBoard.setState({ asked: null });
  const drafting = useDecisions((state) => state.drafting);
  const confirm = (): void => void carryOut(asked.cards, asked.to, { note });
  const bulk = asked.cards.length > 1 ? `All ${plural(asked.cards.length, 'candidate')} move at once. You can undo it afterwards.` : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={titleOf(asked)}
      description={[...reasonsOf(asked), bulk].filter(Boolean).join(' ')}
      actions={
        <>
          <Button size="form" onClick={close}>
            Leave as it is
          </Button>
          <Button size="form" look="primary" onClick={confirm}>
            {drafting ? 'Keep as a draft' : `Move to ${statusLabel(asked.to)}`}
          </Button>
        </>
      }
    >
      <TextArea
        label="Note on this move"
        placeholder="Note on this move (optional)"
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
