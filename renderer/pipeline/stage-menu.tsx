import { APPLICATION_STATUSES, type ApplicationStatus } from '../../shared/domain/application-status.ts';
import { MenuHeading, MenuItem } from '../kit/menu.tsx';
import { columnTitle, StatusIcon } from './status.tsx';

/** The stages as menu items; the one all cards stand in already is not offered. */
export function StageItems({ current, onChoose }: { readonly current: string | null; readonly onChoose: (to: ApplicationStatus) => void }) {
  return (
    <>
      <MenuHeading>Move to</MenuHeading>
      {APPLICATION_STATUSES.map((status) => (
        <MenuItem key={status} icon={<StatusIcon status={status} size={15} />} disabled={status === current} onSelect={() => onChoose(status)}>
          {columnTitle(status)}
        </MenuItem>
      ))}
    </>
  );
}

/** The status all of these have, or null when they differ. */
export function commonStatus(cards: readonly { readonly status: string }[]): string | null {
  const first = cards[0]?.status ?? null;
  return cards.every((card) => card.status === first) ? first : null;
}
