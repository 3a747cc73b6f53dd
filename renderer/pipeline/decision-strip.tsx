import { BriefcaseBusiness, MailX, Send } from 'lucide-react';
import { useCallback, useSyncExternalStore } from 'react';
import { cancelLetter } from '../../shared/mutators/letters.ts';
import type { PendingLetter } from '../../shared/queries/letters.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { fromUtcSecond } from '../../shared/time.ts';
import { mutate } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { formatDate } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
import { sayStatus } from '../text/status.ts';
import { useNow } from '../use-now.ts';
import { delayWords, timeLeft } from './letter-choice.ts';

const SECOND_MS = 1_000;

/** The time in whole seconds, ms, followed as long as something runs down. */
function useSeconds(runs: boolean): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (!runs) return () => undefined;
      const timer = setInterval(listener, SECOND_MS);
      return () => clearInterval(timer);
    },
    [runs],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / SECOND_MS) * SECOND_MS);
}

function sentence(letter: PendingLetter, now: number): string {
  const { state, delaySeconds, leavesAt } = letter;
  const subject = letter.subject ?? sayStatus(letter.status);
  const left = leavesAt === null ? 0 : fromUtcSecond(leavesAt) - now;
  switch (state) {
    case 'not_delivered':
      return delaySeconds === 0
        ? say('pipeline.letter-leaves-on-delivery', { subject })
        : say('pipeline.letter-leaves-after-delivery', { subject, delay: delayWords(delaySeconds) });
    case 'waiting':
      return left > 0 ? say('pipeline.letter-leaves-in', { subject, time: timeLeft(left) }) : say('pipeline.letter-leaving', { subject });
    case 'due':
      return say('pipeline.letter-leaving', { subject });
    case 'cancelled':
      return say('pipeline.letter-was-cancelled', { subject });
  }
}

async function cancel(applicationId: number, historyId: number): Promise<void> {
  const result = await mutate(cancelLetter, { applicationId, historyId });
  if (result.ok) showToast({ title: say('pipeline.letter-cancelled'), detail: say('pipeline.letter-cancelled-hint') });
  else showToast({ title: say('pipeline.letter-cancel-failed'), detail: result.error.message, tone: 'problem' });
}

function LetterLine({ applicationId, letter }: { readonly applicationId: number; readonly letter: PendingLetter }) {
  const now = useSeconds(letter.state === 'waiting');
  const canCancel =
    letter.state === 'not_delivered' || (letter.state === 'waiting' && letter.leavesAt !== null && fromUtcSecond(letter.leavesAt) > now);
  return (
    <p data-testid="pending-letter" className="flex items-center gap-2 text-meta text-ink-2">
      <Icon icon={letter.state === 'cancelled' ? MailX : Send} size={14} className="shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1 text-pretty tabular-nums">{sentence(letter, now)}</span>
      {canCancel && (
        <Button look="quiet" onClick={() => void cancel(applicationId, letter.historyId)}>
          {say('pipeline.letter-cancel')}
        </Button>
      )}
    </p>
  );
}

function HiredLine({ hiredAt, otherOffers }: { readonly hiredAt: string; readonly otherOffers: number }) {
  const now = useNow();
  return (
    <p data-testid="hired" data-hue="green" className="flex items-center gap-2 text-meta text-(--hue-text)">
      <Icon icon={BriefcaseBusiness} size={14} className="shrink-0" />
      {say('pipeline.hired-on', { date: formatDate(hiredAt, now) })}
      {otherOffers > 0 && <span className="text-ink-3">· {say('pipeline.hired-other-offers', { count: otherOffers })}</span>}
    </p>
  );
}

/** What was decided about an application and is not over: the e-mail that waits, and a hire. */
export function DecisionStrip({ applicationId, status }: { readonly applicationId: number; readonly status: string }) {
  const letter = useQuery(QUERIES.pendingLetter, { applicationId }).value?.letter ?? null;
  const plan = useQuery(QUERIES.hirePlan, { applicationId }).value?.plan ?? null;
  const hiredAt = status === 'offered' ? (plan?.hiredAt ?? null) : null;
  if (letter === null && hiredAt === null) return null;
  return (
    <div className="flex flex-col gap-1">
      {hiredAt !== null && <HiredLine hiredAt={hiredAt} otherOffers={plan?.otherOffers ?? 0} />}
      {letter !== null && <LetterLine applicationId={applicationId} letter={letter} />}
    </div>
  );
}
