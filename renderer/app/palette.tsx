import { Autocomplete } from '@base-ui/react/autocomplete';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { classes } from '../kit/classes.ts';
import { Spotlight } from '../kit/dialog.tsx';
import { Icon } from '../kit/icon.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Marked } from '../search/marked.tsx';
import { say } from '../text/say.ts';
import { usePaletteGroups, type PaletteEntry, type PaletteGroup } from './palette-groups.ts';
import { useWindowState, type PaletteMode } from './window-state.ts';

function Row({ entry }: { readonly entry: PaletteEntry }) {
  return (
    <>
      <Icon icon={entry.icon} className="shrink-0 text-ink-3" />
      <span dir="auto" className={classes('truncate text-left', entry.detail !== undefined && 'max-w-[55%] shrink-0')}>
        <Marked text={entry.title} marks={entry.marks ?? []} />
      </span>
      {entry.detail !== undefined && (
        <span className="truncate text-ink-3">
          <Marked text={entry.detail} marks={entry.detailMarks ?? []} />
        </span>
      )}
      <span className="ml-auto shrink-0 pl-3 text-meta text-ink-3 tabular-nums">
        {entry.shortcut !== undefined ? <Kbd keys={entry.shortcut} /> : entry.figure}
      </span>
    </>
  );
}

function PaletteBody({ mode, onDone }: { readonly mode: PaletteMode; readonly onDone: () => void }) {
  const [text, setText] = useState('');
  const { groups, isAnswer } = usePaletteGroups(mode, text);
  const label = mode === 'jobs' ? say('app.find-job') : say('app.find-anything');
  const choose = (entry: PaletteEntry): void => {
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
      itemToStringValue={(entry: PaletteEntry) => entry.title}
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
      <Autocomplete.Empty className="px-5 text-ink-3 not-empty:py-6">{isAnswer && say('app.palette-nothing')}</Autocomplete.Empty>
      <Autocomplete.List className="min-h-0 overflow-y-auto p-1.5 empty:p-0">
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.value} items={group.items}>
            <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 text-meta font-medium text-ink-3">{group.value}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: PaletteEntry) => (
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
