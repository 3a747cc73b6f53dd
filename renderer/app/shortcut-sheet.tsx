import { Dialog } from '../kit/dialog.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { VIEWS } from './views.ts';
import { useWindowState } from './window-state.ts';

interface Shortcut {
  readonly keys: string;
  readonly does: string;
}

const EVERYWHERE: readonly Shortcut[] = [
  { keys: '$mod+K', does: 'Search jobs and commands' },
  { keys: '/', does: 'Search in this view' },
  { keys: '$mod+Shift+A', does: 'Add a candidate' },
  { keys: '$mod+Z', does: 'Undo' },
  { keys: '$mod+Shift+Z', does: 'Redo' },
  { keys: '$mod+Alt+Z', does: 'Show what can be undone' },
  { keys: '$mod+\\', does: 'Narrow or show the sidebar' },
  { keys: 'Alt+←', does: 'Back' },
  { keys: 'Alt+→', does: 'Forward' },
  { keys: 'Esc', does: 'Close what is open, clear the selection' },
  { keys: '?', does: 'Show this sheet' },
];

const BOARD: readonly Shortcut[] = [
  { keys: 'J', does: 'Next candidate' },
  { keys: 'K', does: 'Previous candidate' },
  { keys: '← →', does: 'Neighbouring stage' },
  { keys: 'Enter', does: 'Open the candidate' },
  { keys: 'Space', does: 'Peek at the candidate' },
  { keys: 'X', does: 'Select; with Shift, everything between' },
  { keys: 'S', does: 'Move to a stage' },
  { keys: '$mod+→', does: 'Move one stage on' },
  { keys: '$mod+←', does: 'Move one stage back' },
  { keys: 'R', does: 'Reject' },
  { keys: 'N', does: 'Add a note' },
  { keys: 'T', does: 'Tag' },
  { keys: '$mod+Enter', does: 'Save a note' },
];

function List({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <h3 className="mb-1.5 text-meta font-medium text-ink-3">{title}</h3>
      <dl className="flex flex-col">
        {shortcuts.map((shortcut) => (
          <div key={shortcut.does} className="flex h-7 items-center justify-between gap-4">
            <dt className="truncate text-ink-2">{shortcut.does}</dt>
            <dd>
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
  const views = VIEWS.map((view) => ({ keys: `G ${view.key.toUpperCase()}`, does: `Go to ${view.title}` }));
  return (
    <Dialog open={open} onOpenChange={(shortcutSheet) => useWindowState.setState({ shortcutSheet })} title="Keyboard" width={680}>
      <div className="grid grid-cols-2 gap-x-10 gap-y-5 pb-1">
        <List title="On the board" shortcuts={BOARD} />
        <div className="flex flex-col gap-5">
          <List title="Everywhere" shortcuts={EVERYWHERE} />
          <List title="Go to" shortcuts={views} />
        </div>
      </div>
    </Dialog>
  );
}
