import { Check, LayoutList, Pin, PinOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../kit/button.tsx';
import { TextField } from '../kit/field.tsx';
import { Icon } from '../kit/icon.tsx';
import { Popover } from '../kit/popover.tsx';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
import { CheckRow } from './check-row.tsx';
import { isShown, keepViews, openView, useSavedViews, viewOfNow, type SavedView } from './saved-views.ts';

function ViewRow({ view, views, onOpened }: { readonly view: SavedView; readonly views: readonly SavedView[]; readonly onOpened: () => void }) {
  const remove = (): void => {
    keepViews(views.filter((one) => one.id !== view.id));
    showToast({ title: say('pipeline.view-removed', { name: view.name }), onUndo: () => keepViews(views), isOutsideHistory: true });
  };
  return (
    <li className="flex items-center gap-0.5 rounded-[5px] pr-1 hover:bg-hover">
      <button
        type="button"
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-[5px] px-2 text-left -outline-offset-2"
        onClick={() => {
          void openView(view);
          onOpened();
        }}
      >
        <span className="w-4 shrink-0">{isShown(view) && <Icon icon={Check} size={14} />}</span>
        <span className="truncate">{view.name}</span>
      </button>
      <IconButton
        icon={view.pinned ? PinOff : Pin}
        label={view.pinned ? say('pipeline.view-unpin', { name: view.name }) : say('pipeline.view-pin', { name: view.name })}
        onClick={() => keepViews(views.map((one) => (one.id === view.id ? { ...one, pinned: !one.pinned } : one)))}
      />
      <IconButton icon={Trash2} label={say('pipeline.view-remove', { name: view.name })} onClick={remove} />
    </li>
  );
}

function SaveForm({ views, onSaved }: { readonly views: readonly SavedView[]; readonly onSaved: () => void }) {
  const [name, setName] = useState('');
  const [everyJob, setEveryJob] = useState(false);
  const [pinned, setPinned] = useState(true);
  return (
    <form
      className="flex flex-col gap-1.5 border-t border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        keepViews([...views, viewOfNow(name, everyJob, pinned)]);
        showToast({ title: say('pipeline.view-kept', { name: name.trim() }) });
        onSaved();
      }}
    >
      <TextField label={say('pipeline.view-name')} value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      <div className="-mx-2">
        <CheckRow label={say('pipeline.view-every-job')} checked={everyJob} onToggle={() => setEveryJob(!everyJob)} />
        <CheckRow label={say('pipeline.view-pinned')} checked={pinned} onToggle={() => setPinned(!pinned)} />
      </div>
      <Button type="submit" look="primary" disabled={name.trim() === ''} className="self-end">
        {say('pipeline.view-keep')}
      </Button>
    </form>
  );
}

/** Named ways to look at a pipeline: filter, order and columns, kept on this device. */
export function ViewsMenu() {
  const [open, setOpen] = useState(false);
  const views = useSavedViews();
  const close = (): void => setOpen(false);
  return (
    <Popover
      label={say('pipeline.saved-views')}
      align="end"
      className="w-72"
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton icon={LayoutList} label={say('pipeline.saved-views')} className="no-drag" />}
    >
      {views.length === 0 ? (
        <p className="p-3 text-ink-3">{say('pipeline.saved-views-hint')}</p>
      ) : (
        <ul aria-label={say('pipeline.saved-views')} className="overflow-y-auto p-1.5">
          {views.map((view) => (
            <ViewRow key={view.id} view={view} views={views} onOpened={close} />
          ))}
        </ul>
      )}
      <SaveForm views={views} onSaved={close} />
    </Popover>
  );
}
