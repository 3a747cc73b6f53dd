import { Autocomplete } from '@base-ui/react/autocomplete';
import {
  AppWindow,
  Briefcase,
  Compass,
  History,
  Keyboard,
  LogOut,
  PanelLeft,
  Redo2,
  RefreshCw,
  Search,
  SunMoon,
  Undo2,
  UserPlus,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import { useMemo, useState } from 'react';
import type { JobLine } from '../../shared/queries/jobs.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { Marks } from '../../shared/queries/search.ts';
import { useQuery } from '../data/use-query.ts';
import { classes } from '../kit/classes.ts';
import { Spotlight } from '../kit/dialog.tsx';
import { Icon } from '../kit/icon.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { useViewEntries } from '../pipeline/saved-views.ts';
import { useFoundEverything } from '../search/found-everything.ts';
import { Marked } from '../search/marked.tsx';
import { say } from '../text/say.ts';
import { ACTION_GROUPS, actionInfo, actionsOf, shownKeys, type ActionGroup, type ActionId } from './action-catalogue.ts';
import { router } from './router.ts';
import { useOfferedActions } from './use-actions.ts';
import { VIEWS } from './views.ts';
import { goToView } from './where-left.ts';
import { useWindowState, type PaletteMode } from './window-state.ts';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly detail?: string | undefined;
  /** Where the title has what was typed. */
  readonly marks?: Marks | undefined;
  readonly figure?: string | undefined;
  readonly icon: LucideIcon;
  readonly shortcut?: string | undefined;
  readonly run: () => void;
}

interface Group {
  readonly value: string;
  readonly items: readonly Entry[];
}

const JOBS_SHOWN = 30;
const MEANT = 3;

const ICONS: Partial<Record<ActionId, LucideIcon>> = {
  'app.addCandidate': UserPlus,
  'app.undo': Undo2,
  'app.redo': Redo2,
  'app.undoHistory': History,
  'app.newWindow': AppWindow,
  'app.syncNow': RefreshCw,
  'app.theme': SunMoon,
  'app.sidebar': PanelLeft,
  'app.shortcuts': Keyboard,
  'app.tour': Compass,
  'app.signOut': LogOut,
};

function toViews(): readonly Entry[] {
  return VIEWS.map((view) => ({
    id: `view-${view.id}`,
    title: say('app.go-to-view', { view: say(view.title) }),
    icon: view.icon,
    shortcut: `G ${view.key.toUpperCase()}`,
    run: () => goToView(view.id),
  }));
}

/** Everything that can be done on the screen as it is: its own actions first, then the ways to the views, then the rest. */
function commandsOf(offered: ReturnType<typeof useOfferedActions>): readonly Entry[] {
  const entries = (group: ActionGroup): readonly Entry[] =>
    actionsOf(group).flatMap((id) => {
      const run = offered.get(id);
      const { title, onlyKeys } = actionInfo(id);
      return run === undefined || onlyKeys === true ? [] : [{ id, title: say(title), icon: ICONS[id] ?? Zap, shortcut: shownKeys(id), run }];
    });
  const groups = Object.keys(ACTION_GROUPS) as ActionGroup[];
  return [...groups.filter((group) => group !== 'everywhere').flatMap(entries), ...toViews(), ...entries('everywhere')];
}

function toEntry(job: JobLine): Entry {
  return {
    id: `job-${job.id}`,
    title: job.title,
    detail: [job.customerName ?? job.companyName, job.location, job.status === 'active' ? null : job.status].filter(Boolean).join(' · '),
    figure: say('app.job-active', { count: job.active }),
    icon: Briefcase,
    run: () => router.navigate(`/pipeline/${job.id}`),
  };
}

/** Keeps the commands in which every word typed occurs. */
function matching(entries: readonly Entry[], text: string): readonly Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => words.every((word) => entry.title.toLowerCase().includes(word)));
}

/** Jobs by their names, then those that only speak of it. */
function withDescribed(named: readonly Entry[], described: readonly Entry[]): readonly Entry[] {
  const known = new Set(named.map((job) => job.id));
  return [...named, ...described.filter((job) => !known.has(job.id))];
}

function useGroups(mode: PaletteMode, text: string): readonly Group[] {
  const offered = useOfferedActions();
  const views = useViewEntries();
  const jobs = useQuery(QUERIES.listJobs, { search: text, status: 'any', offset: 0, limit: JOBS_SHOWN });
  const everything = useFoundEverything(mode === 'jobs' ? '' : text);
  return useMemo(() => {
    const entries = (jobs.value?.jobs ?? []).map(toEntry);
    // While these words are being looked up the answer is that of the words before: Enter must not choose from it.
    const found = { value: say('app.palette-jobs'), items: jobs.state === 'ready' ? entries : matching(entries, text) };
    if (mode === 'jobs') return [{ value: say('app.palette-views'), items: matching(views, text) }, found].filter((group) => group.items.length > 0);
    const actions = { value: say('app.palette-commands'), items: matching([...commandsOf(offered), ...views], text) };
    const few = { value: say('app.palette-jobs'), items: text === '' ? found.items.slice(0, 6) : withDescribed(found.items, everything.jobs) };
    // One command or two were meant by their names; where many match, a person was.
    const [meant, loose] = actions.items.length <= MEANT ? [[actions], []] : [[], [actions]];
    return [few, ...meant, ...everything.groups, ...loose, everything.more].filter((group) => group.items.length > 0);
  }, [jobs.value, jobs.state, mode, text, everything, offered, views]);
}

function Row({ entry }: { readonly entry: Entry }) {
  return (
    <>
      <Icon icon={entry.icon} className="shrink-0 text-ink-3" />
      <span dir="auto" className={classes('truncate text-left', entry.detail !== undefined && 'max-w-[55%] shrink-0')}>
        <Marked text={entry.title} marks={entry.marks ?? []} />
      </span>
      {entry.detail !== undefined && <span className="truncate text-ink-3">{entry.detail}</span>}
      <span className="ml-auto shrink-0 pl-3 text-meta text-ink-3 tabular-nums">
        {entry.shortcut !== undefined ? <Kbd keys={entry.shortcut} /> : entry.figure}
      </span>
    </>
  );
}

function PaletteBody({ mode, onDone }: { readonly mode: PaletteMode; readonly onDone: () => void }) {
  const [text, setText] = useState('');
  const groups = useGroups(mode, text);
  const label = mode === 'jobs' ? say('app.find-job') : say('app.find-anything');
  const choose = (entry: Entry): void => {
    onDone();
    entry.run();
  };
  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={groups}
      value={text}
      onValueChange={setText}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={(entry: Entry) => entry.title}
    >
      <div className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-4 text-ink-3">
        <Icon icon={Search} />
        <Autocomplete.Input
          aria-label={label}
          placeholder={say('app.palette-placeholder', { label })}
          className="selectable h-full w-full bg-transparent text-panel text-ink outline-none placeholder:text-ink-3"
        />
        <Kbd keys="Escape" />
      </div>
      <Autocomplete.Empty className="px-5 text-ink-3 not-empty:py-6">{say('app.palette-nothing')}</Autocomplete.Empty>
      <Autocomplete.List className="min-h-0 overflow-y-auto p-1.5 empty:p-0">
        {(group: Group) => (
          <Autocomplete.Group key={group.value} items={group.items}>
            <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 text-meta font-medium text-ink-3">{group.value}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: Entry) => (
                <Autocomplete.Item
                  key={entry.id}
                  value={entry}
                  onClick={() => choose(entry)}
                  className="flex h-9 items-center gap-2.5 rounded-control px-2.5 outline-none data-highlighted:bg-hover"
                >
                  <Row entry={entry} />
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

/** ⌘K: jobs by name and everything the mouse can do. */
export function Palette() {
  const mode = useWindowState((state) => state.palette);
  const close = (): void => useWindowState.setState({ palette: null });
  return (
    <Spotlight
      open={mode !== null}
      onOpenChange={(open) => !open && close()}
      label={mode === 'jobs' ? say('app.switch-job') : say('app.search-and-commands')}
    >
      <PaletteBody mode={mode ?? 'everything'} onDone={close} />
    </Spotlight>
  );
}
