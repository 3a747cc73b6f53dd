import { BriefcaseBusiness } from 'lucide-react';
import { useState } from 'react';
import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import { Icon } from '../kit/icon.tsx';
import { MenuCheck, MenuHeading, MenuItem, MenuSeparator } from '../kit/menu.tsx';
import { say } from '../text/say.ts';
import { toggleDrafting, useDecisions } from './decisions.ts';
import { askForMove, requestMove } from './move.ts';
import type { CardRef } from './selection.ts';
import { columnTitle, StatusIcon } from './status.tsx';

interface StageItemsProps {
  readonly cards: readonly CardRef[];
  /** Runs just before the move, such as to take the keyboard to the next card. */
  readonly onMove?: () => void;
}

/** The stages as menu items, and the wish to say something about the move. */
export function StageItems({ cards, onMove }: StageItemsProps) {
  const [withNote, setWithNote] = useState(false);
  const drafting = useDecisions((state) => state.drafting);
  const current = commonStatus(cards);
  const offered = cards.length === 1 && current === 'offered' ? cards[0] : undefined;
  return (
    <>
      <MenuHeading>{drafting ? say('pipeline.stage-menu-drafting') : say('pipeline.stage-menu')}</MenuHeading>
      {APPLICATION_STATUSES.map((status) => (
        <MenuItem
          key={status}
          icon={<StatusIcon status={status} size={15} />}
          disabled={status === current}
          onSelect={() => {
            onMove?.();
            if (withNote) askForMove(cards, status);
            else requestMove(cards, status);
          }}
        >
          {columnTitle(status)}
        </MenuItem>
      ))}
      <MenuSeparator />
      {offered !== undefined && (
        <MenuItem
          icon={<Icon icon={BriefcaseBusiness} size={15} className="text-ink-3" />}
          onSelect={() => useDecisions.setState({ hiring: offered.applicationId })}
        >
          {say('pipeline.stage-menu-hire')}
        </MenuItem>
      )}
      <MenuCheck checked={withNote} onChange={setWithNote}>
        {say('pipeline.stage-menu-with-note')}
      </MenuCheck>
      <MenuCheck checked={drafting} onChange={toggleDrafting}>
        {say('pipeline.stage-menu-as-draft')}
      </MenuCheck>
    </>
  );
}

/** The status all of these have, or null when they differ. */
function commonStatus(cards: readonly CardRef[]): string | null {
  const first = cards[0]?.status ?? null;
  return cards.every((card) => card.status === first) ? first : null;
}
