import { MailPlus, UserRoundCheck, UserRoundX } from 'lucide-react';
import { useRef } from 'react';
import { inviteGuests } from '../../shared/mutators/guests.ts';
import { MAX_ROWS_PER_MUTATION } from '../../shared/mutators/move-applications.ts';
import type { GuestApplication } from '../../shared/queries/guests.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { undo } from '../app/history.ts';
import { showInPanel } from '../app/router.ts';
import { isolated } from '../bidi.ts';
import { mutate } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { formatExact, formatRelative } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { Chip } from '../kit/chip.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../kit/states.tsx';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { useDecisions } from './decisions.ts';

/** So many are shown; the newest unclaimed come first. */
const LENGTH = 200;

function close(): void {
  useDecisions.setState({ guestsOf: null });
}

async function invite(guests: readonly GuestApplication[]): Promise<void> {
  const chosen = guests.slice(0, MAX_ROWS_PER_MUTATION).map(({ id, invitations }) => ({ guestApplicationId: id, seen: invitations }));
  const result = await mutate(inviteGuests, { guests: chosen });
  const who = guests.length === 1 ? 'named' : 'counted';
  const name = isolated(guests[0]?.name ?? '');
  const count = chosen.length;
  if (!result.ok)
    return showToast({ title: say('pipeline.guests-invite-failed', { who, name, count }), detail: result.error.message, tone: 'problem' });
  const detail = say('pipeline.guests-invited-hint');
  showToast({ title: say('pipeline.guests-invited', { who, name, count }), detail, onUndo: () => void undo([result.value.mutationId]) });
}

function StateChip({ guest, now }: { readonly guest: GuestApplication; readonly now: number }) {
  if (guest.claim !== null) return <Chip hue="green">{say('pipeline.guest-claimed')}</Chip>;
  if (guest.invitations === 0) return <Chip>{say('pipeline.guest-not-invited')}</Chip>;
  const { invitations: times, invitedAt } = guest;
  if (invitedAt === null) return <Chip hue="blue">{say('pipeline.guest-invited', { times })}</Chip>;
  return (
    <span className="inline-flex" title={formatExact(invitedAt)}>
      <Chip hue="blue">{say('pipeline.guest-invited-when', { times, when: formatRelative(invitedAt, now) })}</Chip>
    </span>
  );
}

function GuestAction({ guest }: { readonly guest: GuestApplication }) {
  const { claim } = guest;
  if (claim?.applicationId != null && claim.candidateId !== null) {
    const target = { applicationId: claim.applicationId, candidateId: claim.candidateId };
    const open = (): void => {
      close();
      showInPanel(target);
    };
    return (
      <Button look="quiet" icon={UserRoundCheck} onClick={open}>
        {say('pipeline.guest-open')}
      </Button>
    );
  }
  if (claim !== null) return null;
  const isFirst = guest.invitations === 0;
  return (
    <Button
      icon={MailPlus}
      className="min-w-[92px]"
      onClick={() => void invite([guest])}
      aria-label={isFirst ? say('pipeline.guest-invite-name', { name: guest.name }) : say('pipeline.guest-remind-name', { name: guest.name })}
    >
      {isFirst ? say('pipeline.guest-invite') : say('pipeline.guest-remind')}
    </Button>
  );
}

function Guest({ guest, now }: { readonly guest: GuestApplication; readonly now: number }) {
  const facts = [
    say('pipeline.guest-applied', { when: formatRelative(guest.submittedAt, now) }),
    guest.email,
    guest.phone,
    guest.experienceYears !== null && say('pipeline.guest-experience', { count: guest.experienceYears }),
    guest.skills.slice(0, 4).join(', '),
  ].filter(Boolean);
  return (
    <li data-testid={`guest-${guest.id}`} className="flex items-center gap-3 border-b border-line px-3 py-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <bdi className="truncate font-medium">{guest.name}</bdi>
          <StateChip guest={guest} now={now} />
          {guest.undelivered && <span className="text-meta text-warning-text">{say('pipeline.guest-undelivered')}</span>}
        </p>
        <p className="selectable truncate text-meta text-ink-3">{facts.join(' · ')}</p>
      </div>
      <GuestAction guest={guest} />
    </li>
  );
}

function GuestList({ jobId }: { readonly jobId: number }) {
  const now = useNow();
  const answer = useQuery(QUERIES.guestApplications, { jobId, offset: 0, limit: LENGTH });
  if (answer.value === undefined) return answer.state === 'error' ? <ErrorState error={answer.error} /> : <SkeletonRows rows={4} height={48} />;
  const { guests, total, neverInvited } = answer.value;
  if (total === 0) {
    return (
      <EmptyState icon={UserRoundX} title={say('pipeline.guests-empty')}>
        {say('pipeline.guests-empty-hint')}
      </EmptyState>
    );
  }
  const fresh = guests.filter((guest) => guest.claim === null && guest.invitations === 0);
  return (
    <div className="flex flex-col gap-3">
      {neverInvited > 1 && (
        <div className="flex items-center justify-between gap-3">
          <p className="text-ink-2">{say('pipeline.guests-never-invited', { count: neverInvited })}</p>
          <Button look="primary" icon={MailPlus} onClick={() => void invite(fresh)}>
            {say('pipeline.guests-invite-all', { count: fresh.length })}
          </Button>
        </div>
      )}
      <ul className="max-h-[46vh] overflow-y-auto rounded-card border border-line">
        {guests.map((guest) => (
          <Guest key={guest.id} guest={guest} now={now} />
        ))}
      </ul>
      {total > guests.length && <p className="text-meta text-ink-3">{say('pipeline.guests-first-shown', { shown: guests.length, total })}</p>}
    </div>
  );
}

/** Who applied for a job without an account: how far each has come, and the invitation to register. */
export function GuestDialog({ jobId }: { readonly jobId: number }) {
  const closer = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={say('pipeline.guests')}
      description={say('pipeline.guests-explained')}
      width={720}
      // Not what writes to all of them.
      initialFocus={closer}
      actions={
        <Button ref={closer} size="form" onClick={close}>
          {say('kit.close')}
        </Button>
      }
    >
      <GuestList jobId={jobId} />
    </Dialog>
  );
}

/** The way to a job's guests; nothing where there are none. */
export function GuestsButton({ jobId }: { readonly jobId: number }) {
  const counts = useQuery(QUERIES.guestApplications, { jobId, offset: 0, limit: 1 }).value;
  if (counts === undefined || counts.total === 0) return null;
  return (
    <Button look="quiet" data-testid="guests-button" className="no-drag" onClick={() => useDecisions.setState({ guestsOf: jobId })}>
      {say('pipeline.guests-count', { count: counts.total })}
    </Button>
  );
}
