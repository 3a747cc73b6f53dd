import { CalendarClock, CircleDashed, CircleHelp, Eye, Gift, type LucideIcon, Star, Undo2, X } from 'lucide-react';
import type { BoardStatus } from '../../shared/domain/application-status.ts';
import { humanise } from '../format.ts';
import { classes } from '../kit/classes.ts';
import type { Hue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { say } from '../text/say.ts';
import { sayStatus } from '../text/status.ts';
import { columnOf } from './overlay.ts';

/** A status's hue, the same everywhere: board, chip, timeline, chart. */
export const STATUS_HUES: Record<BoardStatus, Hue> = {
  submitted: 'slate',
  reviewing: 'blue',
  shortlisted: 'violet',
  interviewing: 'amber',
  offered: 'teal',
  rejected: 'rose',
  withdrawn: 'stone',
  other: 'slate',
};

const ICONS: Record<BoardStatus, LucideIcon> = {
  submitted: CircleDashed,
  reviewing: Eye,
  shortlisted: Star,
  interviewing: CalendarClock,
  offered: Gift,
  rejected: X,
  withdrawn: Undo2,
  other: CircleHelp,
};

/** The recruiter's word for a column. */
export function columnTitle(status: BoardStatus): string {
  return status === 'other' ? say('pipeline.status-other') : sayStatus(status);
}

/** The recruiter's word for a status; one the platform added since keeps the platform's. */
export function statusWord(status: string): string {
  return columnOf(status) === 'other' ? humanise(status) : sayStatus(status);
}

/** A status as its icon on its hue. Decoration: the word stands beside it. */
export function StatusIcon({ status, size = 14 }: { readonly status: BoardStatus; readonly size?: number }) {
  return (
    <span data-hue={STATUS_HUES[status]} className="inline-flex shrink-0 text-(--hue)">
      <Icon icon={ICONS[status]} size={size} />
    </span>
  );
}

/** A status as colour, icon and word. An unknown one is hatched and keeps the platform's word. */
export function StatusChip({ status }: { readonly status: string }) {
  const column = columnOf(status);
  return (
    <span
      data-hue={STATUS_HUES[column]}
      className={classes(
        'inline-flex h-5 max-w-full shrink-0 items-center gap-1 rounded-[5px] px-1.5 text-meta font-medium text-(--hue-text)',
        column === 'other' ? 'border border-line-strong' : 'bg-(--hue-soft)',
      )}
    >
      {column === 'other' ? (
        <span className="hatched size-2.5 shrink-0 rounded-[2px]" />
      ) : (
        <Icon icon={ICONS[column]} size={12} className="shrink-0" />
      )}
      <span className="truncate">{statusWord(status)}</span>
    </span>
  );
}
