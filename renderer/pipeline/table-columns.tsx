import { MessageSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TableRow, TableSort } from '../../shared/queries/pipeline-table.ts';
import { sourceWords } from '../candidates/source-words.ts';
import { formatAppointment, formatDate, formatExact } from '../format.ts';
import { Chip, TagChip } from '../kit/chip.tsx';
import { classes } from '../kit/classes.ts';
import { toHue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import type { TableColumn } from './layout.ts';
import { NextActionMark } from './next-action.tsx';
import { StatusChip } from './status.tsx';
import { sinceWhen, timeInStage } from './time-in-stage.ts';

/** One column of the table: its name, its first width in px, how it is sorted and what it shows of a row. */
interface ColumnKind {
  readonly title: TextKey;
  readonly width: number;
  readonly sort?: TableSort;
  /** The direction a first click sorts in: what is wanted first. */
  readonly descendingFirst?: boolean;
  readonly alignEnd?: boolean;
  /** Takes of the room that is left over, until it is given a width. */
  readonly grows?: true;
  readonly cell: (row: TableRow, now: number) => ReactNode;
}

function text(value: string | null): ReactNode {
  return value === null || value === '' ? null : <span className="truncate">{value}</span>;
}

function Days({ row, now }: { readonly row: TableRow; readonly now: number }) {
  const time = timeInStage(row, now);
  return (
    <span title={sinceWhen(row)} className={classes('truncate', row.stuck && 'font-medium text-warning-text')}>
      {row.stuck ? say('pipeline.in-stage-stuck', { time }) : time}
    </span>
  );
}

/** The first tag, and how many more there are: two that are both cut short say less than one. */
function Tags({ tags: [first, ...others] }: Pick<TableRow, 'tags'>) {
  if (first === undefined) return null;
  return (
    <>
      <TagChip name={first.name} hue={toHue(first.color)} />
      {others.length > 0 && (
        <span title={others.map((tag) => tag.name).join(', ')} className="shrink-0 text-meta text-ink-3">
          {say('pipeline.more-tags', { count: others.length })}
        </span>
      )}
    </>
  );
}

/** What every column is. The person's own column stands before them. */
export const COLUMN_KINDS: Record<TableColumn, ColumnKind> = {
  job: { title: 'pipeline.heading-job', width: 190, sort: 'job', grows: true, cell: (row) => text(row.jobTitle) },
  status: { title: 'pipeline.heading-status', width: 128, sort: 'status', cell: (row) => <StatusChip status={row.status} /> },
  next: { title: 'pipeline.heading-next', width: 178, cell: (row, now) => <NextActionMark card={row} now={now} /> },
  in_status: {
    title: 'pipeline.heading-in-status',
    width: 104,
    sort: 'in_status',
    descendingFirst: true,
    cell: (row, now) => <Days row={row} now={now} />,
  },
  score: { title: 'pipeline.heading-score', width: 76, sort: 'score', descendingFirst: true, alignEnd: true, cell: (row) => row.score },
  title: { title: 'pipeline.heading-title', width: 190, sort: 'title', grows: true, cell: (row) => text(row.title) },
  location: { title: 'pipeline.heading-location', width: 132, sort: 'location', grows: true, cell: (row) => text(row.location) },
  skills: {
    title: 'pipeline.heading-skills',
    width: 220,
    grows: true,
    cell: (row) =>
      row.skills.slice(0, 5).map((skill) => (
        <Chip key={skill.name} strong={skill.matches} className="!shrink">
          {skill.name}
        </Chip>
      )),
  },
  tags: {
    title: 'pipeline.heading-tags',
    width: 168,
    cell: (row) => <Tags tags={row.tags} />,
  },
  submitted: {
    title: 'pipeline.heading-submitted',
    width: 104,
    sort: 'submitted',
    descendingFirst: true,
    cell: (row, now) => (row.submittedAt === '' ? null : <span title={formatExact(row.submittedAt)}>{formatDate(row.submittedAt, now)}</span>),
  },
  source: {
    title: 'pipeline.heading-source',
    width: 172,
    sort: 'source',
    cell: (row) => (row.source === null ? null : text(sourceWords(row.source))),
  },
  interview: {
    title: 'pipeline.heading-interview',
    width: 132,
    sort: 'interview',
    cell: (row, now) => (row.nextInterviewAt === null ? null : formatAppointment(row.nextInterviewAt, now)),
  },
  notes: {
    title: 'pipeline.heading-notes',
    width: 76,
    alignEnd: true,
    cell: (row) =>
      row.notes === 0 ? null : (
        <span className="flex items-center gap-1">
          <Icon icon={MessageSquare} size={12} />
          {row.notes}
        </span>
      ),
  },
};

/** The person's column: always there, always first. */
export const NAME_COLUMN = { title: 'pipeline.heading-name', width: 236, sort: 'name' } as const;
