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
  SunMoon,
  Undo2,
  UserPlus,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import { useMemo } from 'react';
import type { JobLine } from '../../shared/queries/jobs.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { Marks } from '../../shared/queries/search.ts';
import { useQuery } from '../data/use-query.ts';
import { useViewEntries } from '../pipeline/saved-views.ts';
import { useFoundEverything } from '../search/found-everything.ts';
import { useIsPanelist } from '../session/role.ts';
import { sayJobStatus } from '../text/job-status.ts';
import { say } from '../text/say.ts';
import { ACTION_GROUPS, actionInfo, actionsOf, shownKeys, type ActionGroup, type ActionId } from './action-catalogue.ts';
import { router } from './router.ts';
import { useOfferedActions } from './use-actions.ts';
import { useViews, type View } from './views.ts';
import { goToView } from './where-left.ts';
import type { PaletteMode } from './window-state.ts';

/** A line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  readonly detail?: string | undefined;
  /** Where the title has what was typed, and where the detail has it. */
  readonly marks?: Marks | undefined;
  readonly detailMarks?: Marks | undefined;
  readonly figure?: string | undefined;
  readonly icon: LucideIcon;
  readonly shortcut?: string | undefined;
  readonly run: () => void;
}

/** Lines under one heading. */
export interface PaletteGroup {
  readonly value: string;
  readonly items: readonly PaletteEntry[];
}

const JOBS_ASKED = 30;
/** Beside people and commands; the job switcher lists them all. */
const JOBS_SHOWN = 6;
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

/** What one does most on each screen, offered before a word is typed. */
const SUGGESTED: readonly ActionId[] = [
  ...(['home.stage', 'home.reject', 'home.note'] as const),
  ...(['board.stage', 'board.forth', 'board.reject', 'board.note', 'board.tag', 'board.review'] as const),
  ...(['candidates.tag', 'candidates.review', 'candidates.compare'] as const),
  ...(['review.advance', 'review.reject', 'review.stage', 'review.note', 'review.tag'] as const),
  ...(['compare.advance', 'compare.reject', 'compare.stage'] as const),
  'app.addCandidate',
];

type Offered = ReturnType<typeof useOfferedActions>;

function actionEntries(ids: readonly ActionId[], offered: Offered): readonly PaletteEntry[] {
  return ids.flatMap((id) => {
    const run = offered.get(id);
    const { title, onlyKeys } = actionInfo(id);
    return run === undefined || onlyKeys === true ? [] : [{ id, title: say(title), icon: ICONS[id] ?? Zap, shortcut: shownKeys(id), run }];
  });
}

function viewEntries(views: readonly View[]): readonly PaletteEntry[] {
  return views.map((view) => ({
    id: `view-${view.id}`,
    title: say('app.go-to-view', { view: say(view.title) }),
    icon: view.icon,
    shortcut: `G ${view.key.toUpperCase()}`,
    run: () => goToView(view.id),
  }));
}

/** Everything that can be done on the screen as it is: its own actions first, then the ways to the views, then the rest. */
function commandsOf(offered: Offered, screens: readonly View[]): readonly PaletteEntry[] {
  const groups = Object.keys(ACTION_GROUPS) as ActionGroup[];
  const own = groups.filter((group) => group !== 'everywhere').flatMap((group) => actionEntries(actionsOf(group), offered));
  return [...own, ...viewEntries(screens), ...actionEntries(actionsOf('everywhere'), offered)];
}

function toEntry(job: JobLine): PaletteEntry {
  return {
    id: `job-${job.id}`,
    title: job.title,
    detail: [job.customerName ?? job.companyName, job.location, sayJobStatus(job.status)].filter(Boolean).join(' · '),
    figure: say('app.job-active', { count: job.active }),
    icon: Briefcase,
    run: () => router.navigate(`/pipeline/${job.id}`),
  };
}

/** Keeps the commands in which every word typed occurs. */
function matching(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => words.every((word) => entry.title.toLowerCase().includes(word)));
}

/** Those that are not listed already. */
function besides(entries: readonly PaletteEntry[], listed: readonly PaletteEntry[]): readonly PaletteEntry[] {
  const known = new Set(listed.map((entry) => entry.id));
  return entries.filter((entry) => !known.has(entry.id));
}

type Found = ReturnType<typeof useFoundEverything>;

/** What leads to nothing but people: a job opens its pipeline, a search the list of candidates, and neither is for a panelist. */
function onlyPeople(everything: Found): Found {
  return { ...everything, jobs: [], more: { ...everything.more, items: [] } };
}

function filled(groups: readonly PaletteGroup[]): readonly PaletteGroup[] {
  return groups.filter((group) => group.items.length > 0);
}

/** Before a word is typed: what one does next here, one's jobs, and everything else that can be done. */
function untyped(jobs: PaletteGroup, commands: readonly PaletteEntry[], offered: Offered): readonly PaletteGroup[] {
  const suggested = actionEntries(SUGGESTED, offered);
  return filled([
    { value: say('app.palette-suggested'), items: suggested },
    { ...jobs, items: jobs.items.slice(0, JOBS_SHOWN) },
    { value: say('app.palette-commands'), items: besides(commands, suggested) },
  ]);
}

/** What the palette lists for what was typed, under its headings, and whether it may say that there is nothing: not while jobs are looked up. */
export function usePaletteGroups(mode: PaletteMode, text: string): { readonly groups: readonly PaletteGroup[]; readonly isAnswer: boolean } {
  const offered = useOfferedActions();
  const views = useViewEntries();
  const screens = useViews();
  const isPanelist = useIsPanelist();
  const jobs = useQuery(QUERIES.listJobs, { search: text, status: 'any', offset: 0, limit: JOBS_ASKED });
  const everything = useFoundEverything(mode === 'jobs' ? '' : text);
  const groups = useMemo(() => {
    const found = isPanelist ? onlyPeople(everything) : everything;
    const entries = isPanelist ? [] : (jobs.value?.jobs ?? []).map(toEntry);
    // While these words are being looked up the answer is that of the words before: Enter must not choose from it.
    const named = { value: say('app.palette-jobs'), items: jobs.state === 'ready' ? entries : matching(entries, text) };
    if (mode === 'jobs') return filled([{ value: say('app.palette-views'), items: matching(views, text) }, named]);
    const commands = [...commandsOf(offered, screens), ...views];
    if (text.trim() === '') return untyped(named, commands, offered);
    const actions = { value: say('app.palette-commands'), items: matching(commands, text) };
    // One command or two were meant by their names; where many match, a person was.
    const [meant, loose] = actions.items.length <= MEANT ? [[actions], []] : [[], [actions]];
    const listed = filled([
      { ...named, items: named.items.slice(0, JOBS_SHOWN) },
      ...meant,
      ...found.groups,
      { value: say('app.palette-jobs-that-say'), items: besides(found.jobs, [...named.items, ...matching(found.jobs, text)]) },
      ...loose,
    ]);
    const isNothing = listed.length === 0 && jobs.state === 'ready' && found.isAnswer;
    return filled([...listed, isNothing ? { ...found.more, value: say('app.palette-nothing') } : found.more]);
  }, [jobs.value, jobs.state, mode, text, everything, offered, views, screens, isPanelist]);
  return { groups, isAnswer: jobs.state !== 'loading' };
}
