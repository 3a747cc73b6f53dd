import { ListFilter } from 'lucide-react';
import type { ReactNode } from 'react';
import { APPLICATION_STATUSES, type BoardStatus } from '../../shared/domain/application-status.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { sourceWords } from '../candidates/source-words.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { CountBadge } from '../kit/chip.tsx';
import { TextField } from '../kit/field.tsx';
import { toHue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { Popover } from '../kit/popover.tsx';
import { say } from '../text/say.ts';
import { useBoard } from './board-store.ts';
import { CheckRow } from './check-row.tsx';
import { changeFilter, clearFilter, toggled, useFilterPopup } from './filter-state.ts';
import { countConditions } from './layout.ts';
import { columnTitle, StatusIcon } from './status.tsx';

const STATUSES: readonly BoardStatus[] = [...APPLICATION_STATUSES, 'other'];

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className="border-b border-line p-1.5 last:border-b-0">
      <h3 className="px-2 pt-0.5 pb-1 text-micro font-medium text-ink-3">{title}</h3>
      {children}
    </section>
  );
}

/** A number that may be left out. */
function Limit({
  label,
  value,
  max,
  onChange,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly max: number;
  readonly onChange: (value: number | null) => void;
}) {
  return (
    <TextField
      label={label}
      type="number"
      inputMode="numeric"
      min={0}
      max={max}
      placeholder={say('pipeline.filter-no-limit')}
      value={value ?? ''}
      className="min-w-0 flex-1"
      onChange={(event) => {
        const number = Math.round(event.target.valueAsNumber);
        onChange(Number.isNaN(number) ? null : Math.min(max, Math.max(0, number)));
      }}
    />
  );
}

function Tags() {
  const chosen = useBoard((state) => state.filter.tags);
  const known = useQuery(QUERIES.myTags, {}).value?.tags ?? [];
  if (known.length === 0) return null;
  return (
    <Section title={say('pipeline.filter-tags')}>
      {known.map((tag) => (
        <CheckRow
          key={tag.id}
          label={tag.name}
          checked={chosen.includes(tag.name)}
          onToggle={() => changeFilter({ tags: toggled(chosen, tag.name) })}
        >
          <span data-hue={toHue(tag.color)} className="size-2 shrink-0 rounded-full bg-(--hue)" />
          <span className="truncate">{tag.name}</span>
        </CheckRow>
      ))}
    </Section>
  );
}

function Sources({ jobId }: { readonly jobId: number }) {
  const chosen = useBoard((state) => state.filter.sources);
  const known = useQuery(QUERIES.pipelineSources, { jobId }).value?.sources ?? [];
  const listed = [...known, ...chosen.filter((source) => !known.includes(source))];
  if (listed.length === 0) return null;
  return (
    <Section title={say('pipeline.filter-source')}>
      {listed.map((source) => (
        <CheckRow
          key={source}
          label={sourceWords(source)}
          checked={chosen.includes(source)}
          onToggle={() => changeFilter({ sources: toggled(chosen, source) })}
        />
      ))}
    </Section>
  );
}

function Conditions({ jobId }: { readonly jobId: number }) {
  const filter = useBoard((state) => state.filter);
  return (
    <div className="overflow-y-auto">
      <Section title={say('pipeline.filter-needs-me')}>
        <CheckRow label={say('pipeline.filter-unseen')} checked={filter.unseen} onToggle={() => changeFilter({ unseen: !filter.unseen })} />
        <CheckRow label={say('pipeline.filter-stuck')} checked={filter.stuck} onToggle={() => changeFilter({ stuck: !filter.stuck })} />
      </Section>
      <Section title={say('pipeline.filter-status')}>
        {STATUSES.map((status) => (
          <CheckRow
            key={status}
            label={columnTitle(status)}
            checked={filter.statuses.includes(status)}
            onToggle={() => changeFilter({ statuses: toggled(filter.statuses, status) })}
          >
            <StatusIcon status={status} />
            <span className="truncate">{columnTitle(status)}</span>
          </CheckRow>
        ))}
      </Section>
      <div className="flex gap-3 border-b border-line px-3.5 py-3">
        <Limit label={say('pipeline.filter-least-match')} value={filter.minScore} max={100} onChange={(minScore) => changeFilter({ minScore })} />
        <Limit label={say('pipeline.filter-least-days')} value={filter.minDays} max={3_650} onChange={(minDays) => changeFilter({ minDays })} />
      </div>
      <Tags />
      <Sources jobId={jobId} />
    </div>
  );
}

/** What of the pipeline is looked at, on the board and in the table alike. */
export function FilterMenu({ jobId }: { readonly jobId: number }) {
  const count = useBoard((state) => countConditions(state.filter));
  const open = useFilterPopup((state) => state.open);
  return (
    <Popover
      label={say('pipeline.filter')}
      align="end"
      className="w-80"
      open={open}
      onOpenChange={(next) => useFilterPopup.setState({ open: next })}
      trigger={
        <Button
          look="quiet"
          aria-label={count === 0 ? say('pipeline.filter') : say('pipeline.filter-set', { count })}
          title={say('pipeline.filter-hint')}
          className="no-drag !px-2"
        >
          <Icon icon={ListFilter} size={14} className={count === 0 ? 'text-ink-3' : 'text-accent-text'} />
          <span className="hidden @4xl:inline">{say('pipeline.filter')}</span>
          {count > 0 && <CountBadge loud>{count}</CountBadge>}
        </Button>
      }
    >
      <Conditions jobId={jobId} />
      {count > 0 && (
        <div className="flex justify-end border-t border-line p-2">
          <Button look="quiet" onClick={clearFilter}>
            {say('pipeline.filter-clear')}
          </Button>
        </div>
      )}
    </Popover>
  );
}
