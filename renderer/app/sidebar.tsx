import { LogOut, Monitor, Moon, PanelLeft, Search, Sun, UserPlus } from 'lucide-react';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useQuery } from '../data/use-query.ts';
import { Avatar } from '../kit/avatar.tsx';
import { IconButton } from '../kit/button.tsx';
import { CountBadge } from '../kit/chip.tsx';
import { classes } from '../kit/classes.ts';
import { Icon } from '../kit/icon.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Logo } from '../kit/logo.tsx';
import { MenuChoice } from '../kit/menu-choice.tsx';
import { Menu, MenuHeading, MenuItem, MenuSeparator } from '../kit/menu.tsx';
import { Tooltip } from '../kit/tooltip.tsx';
import { PinnedSearches } from '../search/saved-searches.tsx';
import { useIsPanelist } from '../session/role.ts';
import { saveSettings } from '../settings/save-settings.ts';
import { requestSignOut } from '../settings/sign-out.tsx';
import { say } from '../text/say.ts';
import { addCandidateHere } from './add-candidate-here.ts';
import { usePlace } from './place.tsx';
import { router } from './router.ts';
import { useViews, type View } from './views.ts';
import { goToView } from './where-left.ts';
import { openPalette, toggleSidebar, useSidebarNarrow } from './window-state.ts';

/** How many of one's own jobs the sidebar lists; the palette finds the others. */
const OWN_JOBS = 8;

function ViewLink({ view, narrow, count }: { readonly view: View; readonly narrow: boolean; readonly count: number }) {
  const here = usePlace().view === view.id;
  const link = (
    <button
      type="button"
      aria-label={narrow ? say(view.title) : undefined}
      aria-current={here ? 'page' : undefined}
      data-tour={view.id}
      onClick={() => goToView(view.id)}
      className={classes(
        'flex h-7 w-full items-center gap-2.5 rounded-control px-2 text-left transition-colors duration-80',
        here ? 'bg-pressed font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
        narrow && 'justify-center',
      )}
    >
      <Icon icon={view.icon} className={here ? 'text-accent-text' : 'text-ink-3'} />
      {!narrow && <span className="flex-1">{say(view.title)}</span>}
      {!narrow && count > 0 && <CountBadge>{count}</CountBadge>}
    </button>
  );
  return (
    <li>
      {narrow ? (
        <Tooltip label={say(view.title)} shortcut={`G ${view.key.toUpperCase()}`} side="right">
          {link}
        </Tooltip>
      ) : (
        link
      )}
    </li>
  );
}

function AccountMenu({ narrow }: { readonly narrow: boolean }) {
  const account = useQuery(QUERIES.sessionState, {}).value?.account;
  const theme = useQuery(QUERIES.settingsQuery, {}).value?.theme;
  if (account == null) return null;
  const trigger = (
    <button
      type="button"
      aria-label={say('app.account-of', { name: account.name })}
      className={classes(
        'no-drag flex h-9 min-w-0 flex-1 items-center gap-2 rounded-control px-1.5 text-left hover:bg-hover data-popup-open:bg-pressed',
        narrow && 'justify-center',
      )}
    >
      <Logo size={22} />
      {!narrow && (
        <span className="min-w-0 flex-1">
          <span className="block truncate leading-tight font-semibold">{account.companyName ?? say('app.product')}</span>
          <span className="block truncate text-micro leading-tight text-ink-3">{account.name}</span>
        </span>
      )}
    </button>
  );
  return (
    <Menu trigger={trigger} label={say('app.account')}>
      <div className="flex items-center gap-2.5 px-2 py-2">
        <Avatar id={account.userId} name={account.name} size={28} />
        <div className="min-w-0">
          <p className="truncate font-medium">{account.name}</p>
          <p className="truncate text-meta text-ink-3">{account.email}</p>
        </div>
      </div>
      <MenuSeparator />
      <MenuHeading>{say('app.theme')}</MenuHeading>
      <MenuChoice
        label={say('app.theme')}
        value={theme}
        options={[
          { value: 'system', label: say('app.theme-system'), icon: <Icon icon={Monitor} /> },
          { value: 'light', label: say('app.theme-light'), icon: <Icon icon={Sun} /> },
          { value: 'dark', label: say('app.theme-dark'), icon: <Icon icon={Moon} /> },
        ]}
        onChange={(chosen) => saveSettings({ theme: chosen })}
      />
      <MenuSeparator />
      <MenuItem icon={<Icon icon={LogOut} />} onSelect={requestSignOut}>
        {say('app.sign-out')}
      </MenuItem>
    </Menu>
  );
}

/** The reader's own jobs that are open, one click away. */
function MyJobs() {
  const place = usePlace();
  const answer = useQuery(QUERIES.listJobs, { search: '', status: 'active', offset: 0, limit: OWN_JOBS });
  const own = answer.value?.jobs.filter((job) => job.isMine) ?? [];
  if (own.length === 0) return null;
  return (
    <section aria-label={say('app.my-jobs')}>
      <h2 className="px-2 pb-1 text-micro font-medium text-ink-3">{say('app.my-jobs')}</h2>
      <ul className="flex flex-col gap-0.5">
        {own.map((job) => {
          const here = place.view === 'pipeline' && place.subject === job.id;
          return (
            <li key={job.id}>
              <button
                type="button"
                aria-current={here || undefined}
                onClick={() => router.navigate(`/pipeline/${job.id}`)}
                className={classes(
                  'flex h-7 w-full items-center gap-2.5 rounded-control px-2 text-left transition-colors duration-80',
                  here ? 'font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
                )}
              >
                <span aria-hidden className={classes('mx-[5px] size-1.5 shrink-0 rounded-full', here ? 'bg-accent' : 'bg-line-control')} />
                <span className="truncate">{job.title}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The way to every view; 220 px, or icons only. */
export function Sidebar() {
  const narrow = useSidebarNarrow();
  const views = useViews();
  const isPanelist = useIsPanelist();
  const attention = useQuery(QUERIES.syncStatus, {}).value?.needsAttention ?? 0;
  const links = (place: View['place']) =>
    views
      .filter((view) => view.place === place)
      .map((view) => <ViewLink key={view.id} view={view} narrow={narrow} count={view.id === 'sync' ? attention : 0} />);
  return (
    <nav
      aria-label={say('app.views')}
      className={classes('flex shrink-0 flex-col overflow-y-auto border-r border-line bg-sidebar', narrow ? 'w-[53px]' : 'w-[220px]')}
    >
      <div className={classes('sidebar-head drag-region flex items-center gap-1 px-2 pt-1.5 pb-1', narrow && 'flex-col')}>
        <AccountMenu narrow={narrow} />
        <IconButton
          icon={PanelLeft}
          label={narrow ? say('app.show-sidebar') : say('app.narrow-sidebar')}
          shortcut="$mod+\\"
          onClick={toggleSidebar}
        />
      </div>
      <div className={classes('flex items-center gap-1 px-2 pb-2', narrow && 'flex-col')}>
        <button
          type="button"
          aria-label={narrow ? say('app.search-and-commands') : undefined}
          data-tour="search"
          onClick={() => openPalette('everything')}
          className={classes(
            'flex h-7 w-full items-center gap-2 rounded-control border border-line-strong bg-surface px-2 text-left text-ink-3 shadow-card hover:text-ink',
            narrow && 'justify-center',
          )}
        >
          <Icon icon={Search} size={14} />
          {!narrow && <span className="flex-1">{say('app.search')}</span>}
          {!narrow && <Kbd keys="$mod+K" />}
        </button>
        {!isPanelist && <IconButton icon={UserPlus} label={say('app.add-candidate')} shortcut="$mod+Shift+A" onClick={addCandidateHere} />}
      </div>
      <ul className="flex flex-col gap-0.5 px-2">{links('work')}</ul>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pt-4">
        {!narrow && <MyJobs />}
        {!narrow && <PinnedSearches />}
      </div>
      <ul className="flex flex-col gap-0.5 px-2 py-2">{links('foot')}</ul>
    </nav>
  );
}
