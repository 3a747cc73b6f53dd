import { Compass } from 'lucide-react';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Kbd } from '../kit/kbd.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { ACTION_GROUPS, actionInfo, actionsOf, shownKeys, type ActionGroup } from './action-catalogue.ts';
import { startTour } from './tour-state.ts';
import { useViews, type View } from './views.ts';
import { useWindowState } from './window-state.ts';

interface Shortcut {
  readonly keys: string;
  readonly does: string;
}

/** A group's actions that a key does. */
function shortcutsOf(group: ActionGroup): readonly Shortcut[] {
  return actionsOf(group).flatMap((id) => {
    const keys = shownKeys(id);
    return keys === undefined ? [] : [{ keys, does: say(actionInfo(id).title).replace(/…$/u, '') }];
  });
}

function toViews(views: readonly View[]): readonly Shortcut[] {
  return views.map((view) => ({ keys: `G ${view.key.toUpperCase()}`, does: say('app.go-to-view', { view: say(view.title) }) }));
}

function lists(views: readonly View[]): readonly (readonly [title: TextKey, shortcuts: readonly Shortcut[]])[] {
  const groups = Object.keys(ACTION_GROUPS) as ActionGroup[];
  return [...groups.map((group) => [ACTION_GROUPS[group], shortcutsOf(group)] as const), ['app.go-to', toViews(views)] as const];
}

function List({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) {
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1.5 text-meta font-medium text-ink-3">{title}</h3>
      <dl className="flex flex-col">
        {shortcuts.map((shortcut) => (
          <div key={shortcut.does} className="flex min-h-7 items-center justify-between gap-4">
            <dt className="min-w-0 text-ink-2">{shortcut.does}</dt>
            <dd className="shrink-0">
              <Kbd keys={shortcut.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Every key there is, shown by `?`. */
export function ShortcutSheet() {
  const open = useWindowState((state) => state.shortcutSheet);
  const views = useViews();
  const close = (): void => useWindowState.setState({ shortcutSheet: false });
  return (
    <Dialog
      open={open}
      onOpenChange={(shortcutSheet) => useWindowState.setState({ shortcutSheet })}
      title={say('app.keyboard')}
      width={720}
      actions={
        <>
          <Button
            size="form"
            icon={Compass}
            onClick={() => {
              close();
              startTour();
            }}
          >
            {say('app.take-tour')}
          </Button>
          <Button size="form" look="primary" onClick={close}>
            {say('kit.close')}
          </Button>
        </>
      }
    >
      <div
        role="region"
        aria-label={say('app.keyboard-shortcuts')}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys (WCAG 2.1.1).
        tabIndex={0}
        className="-mx-5 -mb-4 max-h-[56vh] overflow-y-auto border-t border-line px-5 pt-3 outline-none focus-visible:border-line-control"
      >
        <div className="gap-x-10 min-[640px]:columns-2">
          {lists(views)
            .filter(([, shortcuts]) => shortcuts.length > 0)
            .map(([title, shortcuts]) => (
              <List key={title} title={say(title)} shortcuts={shortcuts} />
            ))}
        </div>
      </div>
    </Dialog>
  );
}
