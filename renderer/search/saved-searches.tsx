import { Bookmark, Pin, PinOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { editSavedSearch, removeSavedSearch, saveSearch } from '../../shared/mutators/saved-searches.ts';
import type { Mutator } from '../../shared/mutators/mutator.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { undo } from '../app/history.ts';
import { router } from '../app/router.ts';
import { mutate } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { TextField } from '../kit/field.tsx';
import { Icon } from '../kit/icon.tsx';
import { Popover } from '../kit/popover.tsx';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
import { searchFor } from './search-state.ts';

type Saved = AnswerOf<typeof QUERIES.savedSearches>['searches'][number];

/** Makes a change and offers to take it back, or says why it could not be made. */
async function change<Input, Args>(mutator: Mutator<Input, Args>, input: Input, done: string): Promise<boolean> {
  const result = await mutate(mutator, input);
  if (result.ok) showToast({ title: done, onUndo: () => void undo([result.value.mutationId]) });
  else showToast({ title: say('search.save-failed'), detail: result.error.message, tone: 'problem' });
  return result.ok;
}

function SavedRow({ saved, onPick }: { readonly saved: Saved; readonly onPick: () => void }) {
  const { name } = saved;
  return (
    <li className="flex items-center gap-0.5 rounded-[5px] pr-1 hover:bg-hover">
      <button
        type="button"
        onClick={() => {
          searchFor(saved.search);
          onPick();
        }}
        className="min-w-0 flex-1 rounded-[5px] px-2 py-1 text-left -outline-offset-2"
      >
        <span className="block truncate">{name}</span>
        <code className="block truncate text-micro text-ink-3">{saved.search}</code>
      </button>
      <IconButton
        icon={saved.pinned ? PinOff : Pin}
        label={saved.pinned ? say('search.unpin', { name }) : say('search.pin', { name })}
        onClick={() =>
          void change(
            editSavedSearch,
            { savedSearchId: saved.id, pinned: !saved.pinned },
            say(saved.pinned ? 'search.unpinned' : 'search.pinned-now', { name }),
          )
        }
      />
      <IconButton
        icon={Trash2}
        label={say('search.remove', { name })}
        onClick={() => void change(removeSavedSearch, { savedSearchId: saved.id }, say('search.removed', { name }))}
      />
    </li>
  );
}

/** Keeps the search in the field. It appears in the list above, where it can be pinned at once. */
function SaveForm({ search }: { readonly search: string }) {
  const [name, setName] = useState('');
  return (
    <form
      className="flex items-end gap-2 border-t border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void change(saveSearch, { name, search, pinned: false }, say('search.saved-now', { name })).then((saved) => saved && setName(''));
      }}
    >
      <TextField label={say('search.save-as')} value={name} maxLength={255} onChange={(event) => setName(event.target.value)} className="flex-1" />
      <Button type="submit" look="primary" size="form" disabled={name.trim() === ''}>
        {say('search.save')}
      </Button>
    </form>
  );
}

/** One's saved searches, and the present one to be kept. */
export function SavedSearches({ search }: { readonly search: string }) {
  const [open, setOpen] = useState(false);
  const searches = useQuery(QUERIES.savedSearches, {}).value?.searches ?? [];
  const close = (): void => setOpen(false);
  return (
    <Popover
      label={say('search.saved')}
      align="end"
      className="w-80"
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton icon={Bookmark} label={say('search.saved')} />}
    >
      {searches.length === 0 ? (
        <p className="p-3 text-ink-3">{say('search.saved-none')}</p>
      ) : (
        <ul aria-label={say('search.saved')} className="overflow-y-auto p-1.5">
          {searches.map((saved) => (
            <SavedRow key={saved.id} saved={saved} onPick={close} />
          ))}
        </ul>
      )}
      {search.trim() !== '' && <SaveForm search={search} />}
    </Popover>
  );
}

/** The pinned searches, one click away. */
export function PinnedSearches() {
  const pinned = useQuery(QUERIES.savedSearches, {}).value?.searches.filter((one) => one.pinned) ?? [];
  if (pinned.length === 0) return null;
  return (
    <section aria-label={say('search.pinned')} className="pt-4">
      <h2 className="px-2 pb-1 text-micro font-medium text-ink-3">{say('search.pinned')}</h2>
      <ul className="flex flex-col gap-0.5">
        {pinned.map((saved) => (
          <li key={saved.id}>
            <button
              type="button"
              onClick={() => {
                searchFor(saved.search);
                router.navigate('/candidates');
              }}
              className="flex h-7 w-full items-center gap-2.5 rounded-control px-2 text-left text-ink-2 transition-colors duration-80 hover:bg-hover hover:text-ink"
            >
              <Icon icon={Bookmark} size={14} className="mx-px shrink-0 text-ink-3" />
              <span className="truncate">{saved.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
