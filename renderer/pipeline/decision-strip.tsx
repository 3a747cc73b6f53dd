import { BriefcaseBusiness, MailX, Send } from 'lucide-react';
import { useCallback, useSyncExternalStore } from 'react';
import { cancelLetter } from '../../shared/mutators/letters.ts';
import { statusLabel } from '../../shared/mutators/move-applications.ts';
import type { PendingLetter } from '../../shared/queries/letters.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { fromUtcSecond } from '../../shared/time.ts';
import { mutate } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { formatDate, plural } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { showToast } from '../kit/toasts.tsx';
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

function sentence({ state, status, delaySeconds, leavesAt, subject }: PendingLetter, now: number): string {
  const mail = subject === null ? `E-mail “${statusLabel(status)}”` : `E-mail “${subject}”`;
  const left = leavesAt === null ? 0 : fromUtcSecond(leavesAt) - now;
  switch (state) {
    case 'not_delivered':
      return delaySeconds === 0
        ? `${mail} leaves as soon as this is delivered`
        : `${mail} leaves ${delayWords(delaySeconds)} after this is delivered`;
    case 'waiting':
      return left > 0 ? `${mail} leaves in ${timeLeft(left)}` : `${mail} is leaving`;
    case 'due':
      return `${mail} is leaving`;
    case 'cancelled':
      return `${mail} was cancelled; the move stands`;
  }
}

async function cancel(applicationId: number, historyId: number): Promise<void> {
  const result = await mutate(cancelLetter, { applicationId, historyId });
  if (result.ok) showToast({ title: 'E-mail cancelled', detail: 'The application stays where it is.' });
  else showToast({ title: 'Could not cancel the e-mail', detail: result.error.message, tone: 'problem' });
}

function LetterLine({ applicationId, letter }: { readonly applicationId: number; readonly letter: PendingLetter }) {
  const now = useSeconds(letter.state === 'waiting');
  const canCancel =
    letter.state === 'not_delivered' || (letter.state === 'waiting' && letter.leavesAt !== null && fromUtcSecond(letter.leavesAt) > now);
  return (
    <p data-testid="pending-letter" className="flex items-center gap-2 text-meta text-ink-2">
      <Icon icon={letter.state === 'cancelled' ? MailX : Send} size={14} className="shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1 truncate tabular-nums" title={sentence(letter, now)}>
        {sentence(letter, now)}
      </span>
      {canCancel && (
        <Button look="quiet" onClick={() => void cancel(applicationId, letter.historyId)}>
          Cancel e-mail
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
      Hired on {formatDate(hiredAt, now)}
      {otherOffers > 0 && <span className="text-ink-3">· {plural(otherOffers, 'other offer stands', 'other offers stand')}</span>}
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
